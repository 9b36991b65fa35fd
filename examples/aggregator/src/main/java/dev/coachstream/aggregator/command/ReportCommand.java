package dev.coachstream.aggregator.command;

import dev.coachstream.aggregator.report.HtmlReport;
import dev.coachstream.aggregator.report.PersonLabels;
import dev.coachstream.aggregator.report.StoreReport;
import dev.coachstream.aggregator.report.StoreView;
import dev.coachstream.aggregator.report.TargetCheck;
import dev.coachstream.aggregator.terminal.Sparkline;
import dev.coachstream.aggregator.terminal.Surroundings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code coachstream report}: what the coaching looks like. Answers during a sync, from what was last published. */
@Command(
        name = "report",
        description = "What the coaching looks like: tables on a terminal, or --html FILE.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  coachstream report",
            "  coachstream report --since 3mo --team North --html report.html",
            "  coachstream report --html report.html --open",
            "  coachstream report --check-targets"
        })
public final class ReportCommand implements Callable<Integer> {
    private final Surroundings surroundings;
    private final Accounts accounts;
    private final Replies replies;

    @Mixin
    private final StoreOption store = new StoreOption();

    @Mixin
    private final ScopeOptions scope = new ScopeOptions();

    @Mixin
    private final PersonOptions persons = new PersonOptions();

    @Mixin
    private final HtmlOption html = new HtmlOption();

    @Mixin
    private final PseudonymOption pseudonyms = new PseudonymOption();

    @Mixin
    private final TargetOption targets = new TargetOption();

    @Mixin
    private final JsonOption json = new JsonOption();

    public ReportCommand(Surroundings surroundings, Accounts accounts, Replies replies) {
        this.surroundings = surroundings;
        this.accounts = accounts;
        this.replies = replies;
    }

    @Override
    public Integer call() {
        return replies.answer("report", json.wanted(), () -> store.read(surroundings, accounts, this::reply));
    }

    private Reply reply(StoreView view) {
        pseudonyms.refuseBeside(html.wanted());
        view.reader().narrowForFigures(scope.of(view, persons.teams(view), persons.coaches(view)));
        PersonLabels labels =
                pseudonyms.labels(view.reader(), surroundings.environment().folder());
        TargetCheck measured = targets.measure(view, surroundings, accounts);
        Reply reply = html.wanted()
                ? page(view, new HtmlReport(view.reader(), labels, measured))
                : report(view, new StoreReport(view.reader(), labels), measured);
        return targets.checked(reply, measured);
    }

    private Reply page(StoreView view, HtmlReport report) {
        return html.write(view, report, view.file().getFileName() + only(), surroundings.environment());
    }

    private Reply report(StoreView view, StoreReport report, TargetCheck measured) {
        if (json.wanted()) {
            Map<String, Object> result = pseudonyms.wanted() ? report.hidden() : report.json();
            result.put("targets", measured.json());
            return Reply.done(summary(view), List.of(), result);
        }
        return tables(view, report.lines(Sparkline.of(surroundings.environment()), measured.lines()));
    }

    private Reply tables(StoreView view, List<String> lines) {
        List<String> told = new ArrayList<>(lines);
        told.addAll(scope.notes());
        String summary = lines.isEmpty() ? summary(view) + nothing() : summary(view);
        return Reply.done(summary, told, Map.of());
    }

    private String nothing() {
        return only().isEmpty() ? ": nothing is in it yet; run coachstream sync" : ": nothing of it is in it";
    }

    private String summary(StoreView view) {
        return view.age() + only();
    }

    /** {@code , only --since 90d}: what it is narrowed to, as it was written; empty if it is not. */
    private String only() {
        String narrowed = narrowed();
        return narrowed.isEmpty() ? "" : ", only " + narrowed;
    }

    /** Who is hidden by a pseudonym is not named. */
    private String narrowed() {
        Map<String, String> written = scope.written();
        written.putAll(persons.written());
        if (pseudonyms.wanted()) {
            written.computeIfPresent("--coach", (option, names) -> "…");
        }
        return written.entrySet().stream()
                .map(one -> one.getKey() + " " + one.getValue())
                .collect(Collectors.joining(", "));
    }
}
