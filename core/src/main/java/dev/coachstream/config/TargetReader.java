package dev.coachstream.config;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/** Reads the service level of the file: {@code targets:} with {@code coached-every: 30d} and the like. */
final class TargetReader {
    private static final String COACHED = "coached-every";
    private static final String ACKNOWLEDGED = "acknowledged-in";
    private static final String OVERDUE = "overdue-at-most";
    private static final Pattern DAYS = Pattern.compile("([1-9]\\d{0,3}) ?d(ays?)?");
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,2}(\\.\\d{1,3})?|100) ?%");

    private final Mapping targets;

    private TargetReader(Mapping targets) {
        this.targets = targets;
    }

    static Targets read(Mapping top) {
        Node node = top.values().get("targets");
        return node == null ? Targets.NONE : new TargetReader(Mapping.of("targets", node, top.problems())).read();
    }

    private Targets read() {
        targets.refuseUnknown(Set.of(COACHED, ACKNOWLEDGED, OVERDUE));
        return new Targets(days(COACHED), days(ACKNOWLEDGED), share());
    }

    private @Nullable Integer days(String key) {
        String days = matching(key, DAYS, "must be a number of days such as 30d");
        return days == null ? null : (Integer) Integer.parseInt(days);
    }

    private @Nullable Double share() {
        String percent = matching(OVERDUE, PERCENT, "must be a share such as 5%");
        return percent == null ? null : (Double) (Double.parseDouble(percent) / 100);
    }

    /** The number in a text that is written as it should be; null, and a problem, in one that is not. */
    private @Nullable String matching(String key, Pattern form, String wrong) {
        String text = targets.text(key);
        if (text == null) {
            return null;
        }
        Matcher matcher = form.matcher(text.strip());
        if (!matcher.matches()) {
            targets.problem(key, targets.place(key), wrong);
            return null;
        }
        return matcher.group(1);
    }
}
