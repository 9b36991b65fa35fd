package dev.coachstream.aggregator.command;

import dev.coachstream.warehouse.lists.LabelList;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The list of labels of a demo: what the simulated MaestroQA's rubrics and criteria are called, which it names by ids alone. */
final class DemoLabels {
    private static final Map<String, String> RUBRICS = new TreeMap<>(Map.of(
            "AatxWWtXWKcfiN34E", "Chat quality",
            "QqJEN5t8LXZRQZd4a", "Call quality",
            "mR7sKq2wXcPzT9bEd", "E-mail quality"));

    private static final List<String> CRITERIA = List.of(
            "Greets the customer",
            "Listens",
            "Asks the right questions",
            "Shows empathy",
            "Knows the product",
            "Follows the procedure",
            "Protects personal data",
            "Offers a solution",
            "Sets expectations",
            "Speaks clearly",
            "Documents the case",
            "Closes the conversation");

    private static final int PREFIX = 6;

    private DemoLabels() {}

    /** Writes the list, and reads it. */
    static LabelList write(Path file) {
        List<String> lines = new ArrayList<>();
        lines.add("kind,id,label,source");
        RUBRICS.forEach((id, label) -> {
            lines.add("rubric,%s,%s,support".formatted(id, label));
            for (int i = 0; i < CRITERIA.size(); i++) {
                lines.add(
                        "criterion,%s_criterion_%s,%s,support".formatted(id.substring(0, PREFIX), i, CRITERIA.get(i)));
            }
        });
        SampleList.write(file, "rubrics and criteria; docs/labels.md says what such a list is", lines);
        return LabelList.read(file);
    }
}
