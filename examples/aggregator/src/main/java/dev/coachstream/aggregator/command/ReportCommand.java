package dev.coachstream.aggregator.command;

import dev.coachstream.aggregator.report.PersonLabels;
import dev.coachstream.aggregator.report.StoreReport;
import dev.coachstream.aggregator.report.StoreView;
import dev.coachstream.aggregator.terminal.Sparkline;
import dev.coachstream.aggregator.terminal.Surroundings;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code coachstream report}: what the coaching looks like. Answers during a sync, from what was last published. */
@Command(
        name = "report",
        description = "What the coaching looks like: tables on a terminal, or --html FILE.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {"  coachstream report", "  coachstream report --html report.html"})
public final class ReportCommand implements Callable<Integer> {
    private final Surroundings surroundings;
    private final Accounts accounts;
    private final Replies replies;

    @Mixin
    private final StoreOption store = new StoreOption();

    @Mixin
    private final HtmlOption html = new HtmlOption();

    @Mixin
    private final PseudonymOption pseudonyms = new PseudonymOption();

    @Mixin
    private final JsonOption json = new JsonOption();

    public ReportCommand(Surroundings surroundings, Accounts accounts, Replies replies) {
        this.surroundings = surroundings;
        this.accounts = accounts;
        this.replies = replies;
    }

    @Override
    public Integer call() {
        return replies.answer(
                "report",
                json.wanted(),
                () -> StoreView.read(store.file(surroundings, accounts), surroundings.time(), this::reply));
    }

    private Reply reply(StoreView view) {
        PersonLabels labels =
                pseudonyms.labels(view.reader(), surroundings.environment().folder());
        if (html.wanted()) {
            return html.write(view, labels, surroundings.environment().folder());
        }
        StoreReport report = new StoreReport(view.reader(), labels);
        return json.wanted()
                ? Reply.done(view.age(), List.of(), pseudonyms.wanted() ? report.hidden() : report.json())
                : tables(view, report.lines(Sparkline.of(surroundings.environment())));
    }

    private static Reply tables(StoreView view, List<String> lines) {
        String summary = lines.isEmpty() ? view.age() + ": nothing is in it yet; run coachstream sync" : view.age();
        return Reply.done(summary, lines, Map.of());
    }
}
