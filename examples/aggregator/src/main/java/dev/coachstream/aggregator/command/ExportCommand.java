package dev.coachstream.aggregator.command;

import dev.coachstream.aggregator.output.ByteSink;
import dev.coachstream.aggregator.output.Format;
import dev.coachstream.aggregator.output.OutFile;
import dev.coachstream.aggregator.output.Output;
import dev.coachstream.aggregator.output.OutputException;
import dev.coachstream.aggregator.output.RecordForm;
import dev.coachstream.aggregator.output.UsageException;
import dev.coachstream.aggregator.output.Written;
import dev.coachstream.aggregator.report.StoreView;
import dev.coachstream.aggregator.terminal.Amounts;
import dev.coachstream.aggregator.terminal.Surroundings;
import dev.coachstream.aggregator.terminal.Table;
import dev.coachstream.api.NearestName;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.Feed;
import dev.coachstream.spi.Selection;
import dev.coachstream.warehouse.export.Export;
import dev.coachstream.warehouse.export.ExportFormat;
import dev.coachstream.warehouse.export.StoredRecords;
import dev.coachstream.warehouse.people.Identity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code coachstream export}: the store as files; its records as a pull writes them. Answers during a sync, from what was last published. */
@Command(
        name = "export",
        description = "The store's records and tables as Parquet, CSV or JSON Lines.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {"  coachstream export --format csv --out files", "  coachstream export --table metric_completion"})
public final class ExportCommand implements Callable<Integer> {
    private static final List<Feed> USUAL_FEEDS = List.of(Feed.SESSIONS, Feed.POINTS, Feed.TODOS);
    private static final List<String> USUAL_TABLES = List.of("session_points", "session_todos", "people");

    private final Surroundings surroundings;
    private final Accounts accounts;
    private final Replies replies;

    /** Those that were written. */
    private final List<Identity> sessions = new ArrayList<>();

    @Mixin
    private final StoreOption store = new StoreOption();

    @Option(
            names = "--feed",
            paramLabel = "FEEDS",
            split = ",",
            converter = Labelled.Feeds.class,
            completionCandidates = Labelled.Feeds.class,
            description = "Only these feeds; else sessions, points and to-dos with their links and people.")
    private List<Feed> feeds = new ArrayList<>();

    @Option(
            names = "--table",
            paramLabel = "NAME",
            description = "Any table or view of the store as it is, such as metric_completion; repeatable.")
    private List<String> tables = new ArrayList<>();

    @Option(names = "--source", paramLabel = "NAME", description = "Only records of this account; repeatable.")
    private List<String> sources = new ArrayList<>();

    @Mixin
    private final WindowOptions window = new WindowOptions();

    @Mixin
    private final LimitOption limit = new LimitOption();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "parquet",
            converter = Labelled.Formats.class,
            completionCandidates = Labelled.Formats.class,
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

    public ExportCommand(Surroundings surroundings, Accounts accounts, Replies replies) {
        this.surroundings = surroundings;
        this.accounts = accounts;
        this.replies = replies;
    }

    @Override
    public Integer call() {
        return replies.answer("export", false, () -> store.read(surroundings, accounts, this::reply));
    }

    private Reply reply(StoreView view) {
        Export export = new Export(view.reader(), includePrivate);
        tables.forEach(name -> requireKnown(name, export.names()));
        ScopeOptions.requireHeld(sources, view);
        requireNarrowed(export);
        Path folder = folder();
        boolean usual = feeds.isEmpty() && tables.isEmpty();
        List<Feed> wantedFeeds = usual ? USUAL_FEEDS : feeds;
        List<String> wantedTables = usual ? USUAL_TABLES : tables;
        window.query(surroundings.time().now());
        limit.most();
        window.notes().forEach(replies::note);
        Table written = new Table("file", "rows");
        for (Feed feed : wantedFeeds) {
            Path file = file(folder, feed.label());
            note(written, file, whole(file, part -> records(view, feed, part)));
        }
        if (window.wanted() || limit.wanted()) {
            export.linksOf(sessions);
        }
        for (String table : wantedTables) {
            Path file = file(folder, table);
            note(written, file, whole(file, part -> export.write(table, ExportFormat.valueOf(format.name()), part)));
        }
        return Reply.done(view.age(), written.lines(), List.of());
    }

    /** What is asked for and cannot be narrowed is not written whole. */
    private void requireNarrowed(Export export) {
        if (!tables.isEmpty() && (window.wanted() || limit.wanted())) {
            throw new UsageException(
                    "--since, --until and --limit choose among records, and --table writes a table with all its rows",
                    "leave them out, or choose with coachstream sql");
        }
        if (!sources.isEmpty()) {
            tables.stream()
                    .filter(name -> !export.isOfAccounts(name))
                    .findFirst()
                    .ifPresent(name -> {
                        throw new UsageException(
                                "the rows of " + name + " belong to no one account, and --source chooses by account",
                                "leave --source out, or choose with coachstream sql");
                    });
            export.ofAccounts(sources);
        }
    }

    private static void requireKnown(String name, List<String> known) {
        if (!known.contains(name)) {
            List<String> near = known.stream()
                    .filter(one -> one.contains(name) || name.contains(one))
                    .toList();
            String hint = near.isEmpty() ? NearestName.hint(name, known) : "; near it: " + String.join(", ", near);
            throw new UsageException("the store has no table or view " + name + hint, "docs/store.md lists them");
        }
    }

    /** Writes a file that appears whole; gives the number of its rows. */
    private long whole(Path file, ToLongFunction<Path> writing) {
        AtomicLong rows = new AtomicLong();
        Output.whole(file, surroundings.time(), part -> rows.set(writing.applyAsLong(part)));
        return rows.get();
    }

    /** Writes a feed's records as a pull would; gives their number. */
    private long records(StoreView view, Feed feed, Path file) {
        OutFile target = new OutFile(file, format);
        RecordForm form = format.form(feed, includePrivate);
        Wanted wanted = new Wanted(
                Accounts.named(sources), new Selection(window.query(view.time().now())));
        AtomicLong rows = new AtomicLong();
        try (ByteSink sink = ByteSink.file(target.lines(), Written.NOTHING)) {
            sink.write(form.head());
            new StoredRecords(view.reader()).read(feed, records -> {
                List<CoachingRecord> some = wanted.apply(records, limit.most() - rows.get());
                sink.write(form.records(some));
                rows.addAndGet(some.size());
                if (feed == Feed.SESSIONS) {
                    some.forEach(session -> sessions.add(new Identity(session.source(), session.id())));
                }
            });
        }
        target.finish(feed, false, surroundings.time());
        return rows.get();
    }

    /** Which records are written. */
    private record Wanted(Predicate<String> accounts, Selection selection) {
        List<CoachingRecord> apply(List<CoachingRecord> records, long most) {
            return records.stream()
                    .filter(record -> accounts.test(record.source()) && selection.test(record))
                    .limit(most)
                    .toList();
        }
    }

    private Path file(Path folder, String name) {
        return folder.resolve(name + "." + format.label());
    }

    private void note(Table written, Path file, long rows) {
        written.row(out.resolve(file.getFileName()), Amounts.count(rows));
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
