package dev.coachstream.aggregator;

import dev.coachstream.model.Feed;
import dev.coachstream.warehouse.Export;
import dev.coachstream.warehouse.ExportFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code coachstream export}: the store as files, written by DuckDB. Answers during a sync, from what was last published. */
@Command(
        name = "export",
        description = "The store's feeds as Parquet, CSV or JSON Lines.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ExportCommand implements Callable<Integer> {
    private static final List<String> USUAL =
            List.of("sessions", "points", "todos", "session_points", "session_todos", "people");

    private final Surroundings surroundings;
    private final Accounts accounts;
    private final Replies replies;

    @Mixin
    private final StoreOption store = new StoreOption();

    @Option(
            names = "--feed",
            paramLabel = "FEEDS",
            split = ",",
            converter = Labelled.Feeds.class,
            description = "Only these feeds; else sessions, points and to-dos with their links and people.")
    private List<Feed> feeds = new ArrayList<>();

    @Option(
            names = "--table",
            paramLabel = "NAME",
            description = "Any table or view of the store, such as metric_completion; repeatable.")
    private List<String> tables = new ArrayList<>();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "parquet",
            converter = Labelled.Formats.class,
            description = "parquet, csv or jsonl (${DEFAULT-VALUE}).")
    private Format format = Format.PARQUET;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            defaultValue = ".",
            description = "Write the files there (${DEFAULT-VALUE}), named after what they hold.")
    private Path out = Path.of(".");

    @Option(names = "--include-private", description = "With private notes and audit trails, where the store has them.")
    private boolean includePrivate;

    ExportCommand(Surroundings surroundings, Accounts accounts, Replies replies) {
        this.surroundings = surroundings;
        this.accounts = accounts;
        this.replies = replies;
    }

    @Override
    public Integer call() {
        return replies.answer(
                "export",
                false,
                () -> StoreView.read(store.file(surroundings, accounts), surroundings.time(), this::reply));
    }

    private Reply reply(StoreView view) {
        Export export = new Export(view.reader(), includePrivate);
        ExportFormat written = ExportFormat.valueOf(format.name());
        Path folder = folder();
        Table table = new Table("file", "rows");
        for (String name : names()) {
            Path file = folder.resolve(name + "." + written.label());
            long[] rows = new long[1];
            Output.whole(file, surroundings.time(), target -> rows[0] = export.write(name, written, target));
            table.row(out.resolve(file.getFileName()), Amounts.count(rows[0]));
        }
        return Reply.done(view.age(), table.lines(), List.of());
    }

    private List<String> names() {
        List<String> names = new ArrayList<>(feeds.stream().map(Feed::label).toList());
        names.addAll(tables);
        return names.isEmpty() ? USUAL : names;
    }

    private Path folder() {
        Path folder = surroundings.environment().folder().resolve(out).normalize();
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw OutputException.of(folder.toString(), e);
        }
    }
}
