package dev.coachstream.connect;

import dev.coachstream.capture.CaptureOptions;
import dev.coachstream.model.Feed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** What the connector is told beside its accounts. */
final class ConnectorConfig extends AbstractConfig {
    static final String PREFIX = "topic.prefix";
    static final String FOLDER = "accounts.dir";
    static final String FEEDS = "feeds";
    static final String INTERVAL = "poll.interval.ms";
    static final String MODE = "capture.mode";
    static final String LOOKBACK = "capture.lookback.days";
    static final String TIMES = "times";
    static final String STATUS = "status.topic";
    static final String THREADS = "read.threads";
    static final String TASK = "task.index";
    static final String TASKS = "task.count";
    static final String LEADERS = "task.leaders";

    /** More than a year would be never. */
    private static final Duration MAX_INTERVAL = Duration.ofDays(366);

    private static final String GROUP = "Coachstream";
    private static final Pattern TOPIC = Pattern.compile("[a-zA-Z0-9._-]{1,200}");
    private static final List<String> LABELS =
            Arrays.stream(Feed.values()).map(Feed::label).toList();

    private ConnectorConfig(Map<String, String> told) {
        super(definition(), told, false);
    }

    static ConnectorConfig of(Map<String, String> told) {
        return new ConnectorConfig(told);
    }

    /** What every connector can be told; accounts are defined by {@link AccountKeys}. */
    static ConfigDef definition() {
        return records(reading(accounts(new ConfigDef())))
                .defineInternal(TASK, ConfigDef.Type.INT, 0, Importance.LOW)
                .defineInternal(TASKS, ConfigDef.Type.INT, 1, Importance.LOW)
                .defineInternal(LEADERS, ConfigDef.Type.LIST, "", Importance.LOW);
    }

    private static ConfigDef accounts(ConfigDef definition) {
        return definition
                .define(
                        PREFIX,
                        ConfigDef.Type.STRING,
                        ConfigDef.NO_DEFAULT_VALUE,
                        topic(),
                        Importance.HIGH,
                        "Topics are PREFIX.sessions, PREFIX.points and so on.",
                        GROUP,
                        1,
                        Width.MEDIUM,
                        "Prefix of topics")
                .define(
                        FOLDER,
                        ConfigDef.Type.STRING,
                        "",
                        Importance.MEDIUM,
                        "A folder of coachstream.yaml files, whose accounts are read too. It is looked at every ten seconds:"
                                + " a file that comes or goes moves its own accounts only. Every worker needs the same one.",
                        GROUP,
                        2,
                        Width.LONG,
                        "Folder of accounts")
                .define(
                        FEEDS,
                        ConfigDef.Type.LIST,
                        LABELS,
                        someFeeds(),
                        Importance.MEDIUM,
                        "Which feeds are read, where an account has them.",
                        GROUP,
                        3,
                        Width.MEDIUM,
                        "Feeds");
    }

    private static ConfigDef reading(ConfigDef definition) {
        return definition
                .define(
                        INTERVAL,
                        ConfigDef.Type.LONG,
                        300_000L,
                        ConfigDef.Range.between(1_000, MAX_INTERVAL.toMillis()),
                        Importance.MEDIUM,
                        "How long after the end of a feed's read the next one begins.",
                        GROUP,
                        4,
                        Width.SHORT,
                        "Interval")
                .define(
                        MODE,
                        ConfigDef.Type.STRING,
                        "changes",
                        ConfigDef.ValidString.in("changes", "all"),
                        Importance.MEDIUM,
                        "changes: what is new or changed since the last read; all: everything, at each read.",
                        GROUP,
                        5,
                        Width.SHORT,
                        "Capture")
                .define(
                        LOOKBACK,
                        ConfigDef.Type.INT,
                        90,
                        ConfigDef.Range.between(0, 36_500),
                        Importance.LOW,
                        "Where a vendor filters by creation only, what was created so long ago is read again.",
                        GROUP,
                        6,
                        Width.SHORT,
                        "Lookback in days");
    }

    private static ConfigDef records(ConfigDef definition) {
        return definition
                .define(
                        TIMES,
                        ConfigDef.Type.STRING,
                        "text",
                        ConfigDef.ValidString.in("text", "timestamp"),
                        Importance.LOW,
                        "text: times as RFC 3339, exact; timestamp: Connect's logical type, which ends at milliseconds.",
                        GROUP,
                        7,
                        Width.SHORT,
                        "Times")
                .define(
                        STATUS,
                        ConfigDef.Type.STRING,
                        "",
                        topicOrNone(),
                        Importance.LOW,
                        "Where it is said how each account and feed is doing; PREFIX.status by default.",
                        GROUP,
                        8,
                        Width.MEDIUM,
                        "Status topic")
                .define(
                        THREADS,
                        ConfigDef.Type.INT,
                        16,
                        ConfigDef.Range.between(1, 256),
                        Importance.LOW,
                        "How many feeds a task reads side by side.",
                        GROUP,
                        9,
                        Width.SHORT,
                        "Threads");
    }

    private static ConfigDef.Validator someFeeds() {
        ConfigDef.Validator known = ConfigDef.ValidList.in(LABELS.toArray(String[]::new));
        return ConfigDef.LambdaValidator.with(
                (name, value) -> {
                    known.ensureValid(name, value);
                    if (value instanceof List<?> feeds && feeds.isEmpty()) {
                        throw new ConfigException(name, value, "names no feed, so nothing would be read");
                    }
                },
                known::toString);
    }

    private static ConfigDef.Validator topic() {
        return ConfigDef.LambdaValidator.with(
                (name, value) -> {
                    if (value != null && !TOPIC.matcher(value.toString()).matches()) {
                        throw new ConfigException(name, value, "is made of letters, digits, dot, dash and underscore");
                    }
                },
                () -> "letters, digits, dot, dash and underscore");
    }

    private static ConfigDef.Validator topicOrNone() {
        ConfigDef.Validator named = topic();
        return ConfigDef.LambdaValidator.with(
                (name, value) -> {
                    if (value != null && !value.toString().isEmpty()) {
                        named.ensureValid(name, value);
                    }
                },
                () -> "a topic's name");
    }

    String topic(Feed feed) {
        return getString(PREFIX) + "." + feed.label();
    }

    String statusTopic() {
        String told = getString(STATUS);
        return told.isEmpty() ? getString(PREFIX) + ".status" : told;
    }

    @Nullable
    Path folder() {
        String told = getString(FOLDER).strip();
        return told.isEmpty() ? null : Path.of(told);
    }

    Set<Feed> feeds() {
        return getList(FEEDS).stream()
                .map(label -> Feed.valueOf(label.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Feed.class)));
    }

    Duration interval() {
        return Duration.ofMillis(getLong(INTERVAL));
    }

    CaptureOptions capture() {
        return CaptureOptions.STANDARD
                .everything(getString(MODE).equals("all"))
                .lookback(Duration.ofDays(getInt(LOOKBACK)));
    }

    boolean timestamps() {
        return getString(TIMES).equals("timestamp");
    }

    int threads() {
        return getInt(THREADS);
    }

    int task() {
        return getInt(TASK);
    }

    int tasks() {
        return getInt(TASKS);
    }

    /** Of accounts that have another's token, that account's name. */
    Map<String, String> leaders() {
        return getList(LEADERS).stream()
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    /** The same as a setting of a task. */
    static String text(Map<String, String> leaders) {
        return leaders.entrySet().stream()
                .map(pair -> pair.getKey() + "=" + pair.getValue())
                .collect(Collectors.joining(","));
    }
}
