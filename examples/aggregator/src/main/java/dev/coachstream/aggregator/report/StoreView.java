package dev.coachstream.aggregator.report;

import dev.coachstream.aggregator.terminal.Amounts;
import dev.coachstream.api.TimeSource;
import dev.coachstream.warehouse.store.StoreOptions;
import dev.coachstream.warehouse.store.StoreReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;

/** Reads a store as it was last published, and says how old that is. */
public record StoreView(Path file, StoreReader reader, TimeSource time) {

    /** Opens a store, reads, and closes it. */
    public static <T> T read(Path file, TimeSource time, Function<StoreView, T> reading) {
        return StoreReader.read(
                file, StoreOptions.defaults().time(time), reader -> reading.apply(new StoreView(file, reader, time)));
    }

    /** The first column of a query's rows, as text. */
    public List<String> texts(String sql, Object... values) {
        return reader.rows(sql, values).cells().stream()
                .map(row -> String.valueOf(row.get(0)))
                .toList();
    }

    /** The first row of a query, which has whole numbers only. */
    public List<Long> numbers(String sql) {
        return reader.rows(sql).cells().get(0).stream()
                .map(number -> Long.valueOf(String.valueOf(number)))
                .toList();
    }

    /** {@code coachstream.duckdb as of 2026-07-01T08:00:00Z, 3 min ago}. */
    public String age() {
        Duration since = Duration.between(reader.asOf(), time.now());
        Duration age = since.isNegative() ? Duration.ZERO : since;
        String damaged =
                reader.damage() == null ? "" : " (read itself, for its copy is damaged: sync once to renew it)";
        return "%s as of %s, %s ago%s"
                .formatted(
                        file.getFileName(),
                        reader.asOf().truncatedTo(ChronoUnit.SECONDS),
                        Amounts.duration(age),
                        damaged);
    }
}
