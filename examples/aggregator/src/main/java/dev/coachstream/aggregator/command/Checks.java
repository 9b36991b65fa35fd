package dev.coachstream.aggregator.command;

import dev.coachstream.aggregator.terminal.Amounts;
import dev.coachstream.aggregator.terminal.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What all checks found, in their order. */
final class Checks {
    private final Map<String, Finding> findings = new LinkedHashMap<>();

    void add(String what, Finding finding) {
        findings.put(what, finding);
    }

    /** A refusal of the environment outweighs what is wrong here; all that is wrong is told. */
    Reply reply() {
        List<Finding> bad =
                findings.values().stream().filter(one -> one.failure() != null).toList();
        String summary = bad.isEmpty()
                ? "everything is in place"
                : "%s of %s failed".formatted(bad.size(), Amounts.count(findings.size(), "checks"));
        Failure failure = bad.isEmpty() ? null : all(bad);
        return new Reply(exit(bad), summary, lines(), result(), failure);
    }

    private static Exit exit(List<Finding> bad) {
        List<Exit> exits = bad.stream().map(Finding::exit).toList();
        if (exits.contains(Exit.REFUSED)) {
            return Exit.REFUSED;
        }
        if (exits.isEmpty()) {
            return Exit.DONE;
        }
        return exits.contains(Exit.USAGE) ? Exit.USAGE : Exit.FAILED;
    }

    private static Failure all(List<Finding> bad) {
        List<Failure> failures =
                bad.stream().map(Finding::failure).filter(Objects::nonNull).toList();
        return new Failure(
                failures.get(0).kind(),
                String.join("\n  ", failures.stream().map(Failure::message).toList()),
                String.join(
                        "\n  ",
                        failures.stream().map(Failure::suggestion).distinct().toList()));
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        findings.forEach((what, finding) -> {
            String verdict = finding.failure() == null ? "ok" : "FAIL";
            lines.add("%-4s %s: %s".formatted(verdict, what, Table.clean(finding.detail())));
        });
        return lines;
    }

    private List<Map<String, Object>> result() {
        List<Map<String, Object>> result = new ArrayList<>();
        findings.forEach((what, finding) -> {
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("check", what);
            told.put("ok", finding.failure() == null);
            told.put("detail", finding.detail());
            if (finding.failure() != null) {
                told.put("error", finding.failure());
            }
            result.add(told);
        });
        return result;
    }
}
