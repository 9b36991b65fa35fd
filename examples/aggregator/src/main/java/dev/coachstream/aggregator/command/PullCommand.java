package dev.coachstream.aggregator.command;

import dev.coachstream.aggregator.output.ByteSink;
import dev.coachstream.aggregator.output.Format;
import dev.coachstream.aggregator.output.OutFile;
import dev.coachstream.aggregator.output.Output;
import dev.coachstream.aggregator.output.RecordForm;
import dev.coachstream.aggregator.output.ResumeFile;
import dev.coachstream.aggregator.output.UsageException;
import dev.coachstream.aggregator.output.Written;
import dev.coachstream.aggregator.terminal.Progress;
import dev.coachstream.aggregator.terminal.Surroundings;
import dev.coachstream.api.CoachingSource;
import dev.coachstream.config.Configuration;
import dev.coachstream.discovery.CoachingSources;
import dev.coachstream.error.CoachingSourceException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code coachstream pull}: streams one feed of any accounts. */
@Command(
        name = "pull",
        description = "Stream one feed of any accounts to stdout or a file.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  coachstream pull --since 30d --with points,todos > sessions.jsonl",
            "  coachstream pull --feed todos --format csv --out todos.csv --resume todos.resume"
        })
public final class PullCommand implements Callable<Integer> {
    private final Surroundings surroundings;
    private final GlobalOptions options;
    private final Accounts accounts;
    private final Replies replies;

    @Mixin
    private final Selected selected = new Selected();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "jsonl",
            converter = Labelled.Formats.class,
            completionCandidates = Labelled.Formats.class,
            description = "jsonl, csv or parquet (${DEFAULT-VALUE}).")
    private Format format = Format.JSONL;

    @Option(names = "--out", paramLabel = "FILE", description = "Write here, not to stdout.")
    private @Nullable Path out;

    @Option(
            names = "--resume",
            paramLabel = "FILE",
            description = "Remember here how far the pull is, page by page; if the file exists, go on from there.")
    private @Nullable Path resume;

    @Option(
            names = "--follow",
            description = "Stay at the end of the feed and print what changes, until it is ended. Only where the vendor"
                    + " keeps a feed of changes.")
    private boolean follow;

    @Option(
            names = "--in-order",
            description = "One account after another, as the configuration has them, instead of all side by side.")
    private boolean inOrder;

    @Option(
            names = "--include-private",
            description =
                    "With private notes and audit trails, and what else is private by its name; left out otherwise.")
    private boolean includePrivate;

    @Mixin
    private final LimitOption limit = new LimitOption();

    @Mixin
    private final DeadlineOption deadline = new DeadlineOption();

    public PullCommand(Surroundings surroundings, GlobalOptions options, Accounts accounts, Replies replies) {
        this.surroundings = surroundings;
        this.options = options;
        this.accounts = accounts;
        this.replies = replies;
    }

    @Override
    public Integer call() {
        return replies.answer("pull", false, this::reply);
    }

    private Reply reply() {
        Ending ending = deadline.ending(surroundings);
        refuseWhatParquetCannot();
        refuseWhatALimitCannot();
        RecordForm form = format.form(selected.feed(), includePrivate);
        Instant now = surroundings.time().now();
        selected.query(now);
        CoachingSources adapters = surroundings.adapters();
        try (Progress progress = new Progress(surroundings.streams(), surroundings.time(), options.quiet()).beating()) {
            Configuration configuration = accounts.withSecretsOf(Accounts.named(selected.sources()), adapters);
            try (Accounts.OpenAccounts open = Accounts.open(
                    configuration,
                    Accounts.chosen(configuration, selected.sources()),
                    adapters,
                    surroundings.host(progress))) {
                Offering offering = follow
                        ? Offering.ofChanges(open.usable(), selected.feed(), selected.sources())
                        : Offering.of(open.usable(), selected.feed(), selected.sources());
                try (Output held = Output.of(surroundings.time(), resumePath(), lines())) {
                    ResumeFile resumed = resumeFile(open, offering, now);
                    Instant began = resumed == null ? now : resumed.startedAt();
                    Joining query = new Joining(selected.feed(), selected.query(began));
                    return pull(offering, form, resumed, new PullRequest(query, progress, ending, open.refusals()));
                }
            }
        }
    }

    private Reply pull(Offering offering, RecordForm form, @Nullable ResumeFile resumed, PullRequest request) {
        boolean allUsable = request.refusals().isEmpty();
        if (resumed != null
                && allUsable
                && offering.sources().stream().allMatch(source -> resumed.isDone(source.name()))) {
            return nothingToRead(resumed);
        }
        List<String> leftOut = new ArrayList<>(selected.notes());
        leftOut.addAll(offering.leftOut());
        leftOut.addAll(request.query().leftOut(offering.sources()));
        leftOut.forEach(replies::note);
        Outcome outcome;
        try (ByteSink sink = sink(resumed)) {
            PullTarget target = new PullTarget(form, sink, resumed, limit.most());
            target.begin();
            outcome = read(offering.sources(), request, target).with(request.refusals());
        }
        if (out != null) {
            outFile(out).finish(selected.feed(), resume != null, surroundings.time());
        }
        request.progress().close();
        outcome.explain(surroundings.streams()::say);
        return outcome.reply();
    }

    /** All is read; what is made of it at the end may be missing nevertheless. */
    private Reply nothingToRead(ResumeFile resumed) {
        if (out != null && format != Format.PARQUET) {
            ByteSink.require(outFile(out).lines(), resumed.written());
        }
        if (out == null || outFile(out).isFinished()) {
            return Reply.done("nothing to do: " + resume + " says that everything was read", List.of(), Map.of());
        }
        sink(resumed).close(); // refuses what is not as it was
        outFile(out).finish(selected.feed(), true, surroundings.time());
        return Reply.done("nothing to read: " + out + " is made of what was read before", List.of(), Map.of());
    }

    /** What is asked, who watches, when it is to end, and why some accounts are not asked. */
    private record PullRequest(
            Joining query, Progress progress, Ending ending, List<CoachingSourceException> refusals) {}

    private Outcome read(List<CoachingSource> sources, PullRequest request, PullTarget target) {
        Thread reader = Thread.currentThread();
        try (Ending.Watch watch = request.ending().watch(() -> {
            reader.interrupt();
            sources.forEach(CoachingSource::close);
        })) {
            return follow
                    ? new Following(
                                    selected.feed(),
                                    request.query(),
                                    request.progress(),
                                    surroundings,
                                    request.ending())
                            .follow(sources, target)
                    : new Reading(selected.feed(), request.query(), request.progress(), request.ending(), inOrder)
                            .read(sources, target);
        } finally {
            if (request.ending().late()) {
                Thread.interrupted(); // it has done what it was for
            }
        }
    }

    private ByteSink sink(@Nullable ResumeFile resumed) {
        if (out == null) {
            return ByteSink.standardOutput(surroundings.streams().out());
        }
        Written written = resumed == null ? Written.NOTHING : resumed.written();
        return ByteSink.file(outFile(out).lines(), written);
    }

    /** The file that is written page by page. */
    private @Nullable Path lines() {
        return out == null ? null : outFile(out).lines();
    }

    private OutFile outFile(Path named) {
        return new OutFile(path(named), format);
    }

    private void refuseWhatParquetCannot() {
        if (format == Format.PARQUET && out == null) {
            throw new UsageException("a Parquet file cannot be streamed", "name it: --out FILE");
        }
        if (format == Format.PARQUET && follow) {
            throw new UsageException(
                    "a Parquet file is written at the end, and what is followed has none", "write jsonl");
        }
    }

    private void refuseWhatALimitCannot() {
        if (limit.wanted() && (resume != null || follow)) {
            throw new UsageException(
                    "what is cut off by --limit cannot be resumed or followed", "leave out --resume and --follow");
        }
    }

    private @Nullable ResumeFile resumeFile(Accounts.OpenAccounts open, Offering offering, Instant now) {
        if (resume == null) {
            return null;
        }
        Map<String, String> written = selected.written();
        written.put("--format", format.label());
        written.put("--out", Objects.toString(out, ""));
        written.put("--include-private", String.valueOf(includePrivate));
        String followed = follow ? "true" : "";
        written.put("--follow", followed);
        written.put(
                ResumeFile.ACCOUNTS,
                open.asked(offering).stream().map(CoachingSource::name).collect(Collectors.joining(" ")));
        Set<String> others = open.sources().stream()
                .filter(source -> !offering.sources().contains(source))
                .map(CoachingSource::name)
                .collect(Collectors.toSet());
        return new ResumeFile(path(resume), written, others, now);
    }

    private @Nullable Path resumePath() {
        return resume == null ? null : path(resume);
    }

    private Path path(Path named) {
        return surroundings.environment().folder().resolve(named);
    }
}
