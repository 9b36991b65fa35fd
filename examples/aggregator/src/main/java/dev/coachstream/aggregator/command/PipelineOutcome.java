package dev.coachstream.aggregator.command;

import dev.coachstream.aggregator.pipeline.AccountEnd;
import dev.coachstream.aggregator.terminal.Amounts;
import java.util.ArrayList;
import java.util.List;

/** How the accounts of a pipeline ended, as every command's answer says it. */
record PipelineOutcome(List<AccountEnd> ends) {

    Reply reply() {
        return Reply.of(exit(), summary(), List.of(), null, failures());
    }

    private Exit exit() {
        List<Exit> failed = ends.stream()
                .filter(AccountEnd::failed)
                .map(end -> Exit.of(end.failures().get(0).kind()))
                .toList();
        if (!failed.isEmpty() && failed.size() == ends.size()) {
            return Exit.ofAll(failed);
        }
        boolean whole = ends.stream().noneMatch(end -> !end.failures().isEmpty() || end.left() || end.rejected() > 0);
        return whole ? Exit.DONE : Exit.PARTIAL;
    }

    private String summary() {
        long records = ends.stream().mapToLong(AccountEnd::records).sum();
        long rejected = ends.stream().mapToLong(AccountEnd::rejected).sum();
        return Amounts.count(records, "records") + " of " + Amounts.count(ends.size(), "accounts")
                + Amounts.ifAny(rejected, ", " + Amounts.count(rejected, "records") + " set aside");
    }

    private List<Failure> failures() {
        List<Failure> failures = new ArrayList<>();
        List<String> left =
                ends.stream().filter(AccountEnd::left).map(AccountEnd::source).toList();
        if (!left.isEmpty()) {
            failures.add(Failure.ended(
                    String.join(", ", left) + " not read to the end: it was interrupted",
                    "the last state that was put out goes on from there"));
        }
        ends.forEach(end -> end.failures().forEach(failure -> failures.add(Failure.of(failure))));
        return failures;
    }
}
