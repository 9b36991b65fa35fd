package dev.coachstream.aggregator.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.warehouse.store.StoreException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

final class OutputExceptionTest {
    private static final Path FILE = Path.of("sessions.parquet");

    /** DuckDB's own words. */
    private static final String FULL = "IO Error: Async write failed for range [offset=254, size=17653]:"
            + " {\"exception_message\":\"Could not write file \\\"sessions.parquet.unfinished\\\": No space left on device\"}";

    @Test
    void isAboutAFileThatDuckDbCannotWrite() {
        StoreException failed =
                new StoreException("cannot be written", new StoreException("failed", new SQLException(FULL)));

        assertThat(OutputException.orNot(FILE, failed))
                .isInstanceOfSatisfying(
                        OutputException.class,
                        e -> assertThat(e.suggestion()).isEqualTo("make room there, or write elsewhere"))
                .hasMessage("cannot write to sessions.parquet: No space left on device");
    }

    @Test
    void leavesAnErrorOfTheStoreWhatItIs() {
        StoreException failed = new StoreException("failed", new SQLException("IO Error: Could not read x.duckdb"));

        assertThat(OutputException.orNot(FILE, failed)).isSameAs(failed);
    }
}
