package dev.coachstream.aggregator.command;

import dev.coachstream.aggregator.output.UsageException;
import dev.coachstream.aggregator.report.StoreView;
import dev.coachstream.aggregator.report.TargetCheck;
import dev.coachstream.aggregator.terminal.Surroundings;
import dev.coachstream.config.Targets;
import picocli.CommandLine.Option;

/** Measures the configuration's service level, and lets schedulers hear of what is missed. */
final class TargetOption {
    @Option(
            names = "--check-targets",
            description = "Exit 4 where one of the configuration's targets is missed, for schedulers.")
    private boolean check;

    TargetCheck measure(StoreView view, Surroundings surroundings, Accounts accounts) {
        Targets targets = accounts.configured()
                ? accounts.withoutSecrets(surroundings.adapters()).targets()
                : Targets.NONE;
        if (check && targets.none()) {
            throw new UsageException(
                    "there are no targets to check: the configuration names none",
                    "write targets: into it, as docs/configuration.md shows");
        }
        return new TargetCheck(view.reader(), targets);
    }

    /** The same answer, unless a target is missed and was to be checked. */
    Reply checked(Reply reply, TargetCheck targets) {
        if (!check || targets.missed().isEmpty()) {
            return reply;
        }
        Failure failure = new Failure(
                "targets",
                "%s of %s targets missed: %s"
                        .formatted(targets.missed().size(), targets.size(), String.join("; ", targets.missed())),
                "coachstream sql \"FROM metric_days_on_list ORDER BY place\" says who is to be coached next");
        return new Reply(Exit.PARTIAL, reply.summary(), reply.lines(), reply.result(), failure);
    }
}
