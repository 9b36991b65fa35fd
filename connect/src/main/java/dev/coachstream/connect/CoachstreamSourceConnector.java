package dev.coachstream.connect;

import dev.coachstream.spi.Host;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.source.ConnectorTransactionBoundaries;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;
import org.jspecify.annotations.Nullable;

/**
 * Reads any number of accounts of any vendor into topics, one for each feed. Accounts come from the connector's own configuration, and from a
 * folder of files; tasks divide them by rendezvous hashing, accounts of one token together.
 */
public final class CoachstreamSourceConnector extends SourceConnector {
    private static final String BOUNDARY = "transaction.boundary";

    /** A worker asks for the definition first, and then, in the same thread, to validate: by then it has the accounts' keys too. */
    private static final ThreadLocal<ConfigDef> ASKED = new ThreadLocal<>();

    private Map<String, String> told = Map.of();
    private @Nullable Assignment assignment;

    @Override
    public String version() {
        return ConnectorVersion.get();
    }

    @Override
    public Class<? extends Task> taskClass() {
        return CoachstreamSourceTask.class;
    }

    @Override
    public void start(Map<String, String> props) {
        told = Map.copyOf(props);
        Assignment begun = new Assignment(AccountKeys.adapters(), told);
        begun.watch(() -> context().requestTaskReconfiguration());
        assignment = begun;
    }

    /** Each task is told all accounts and which part of them is its own: who comes later, in a folder, needs no new tasks. */
    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        List<Map<String, String>> tasks = new ArrayList<>();
        int count = tasks(maxTasks);
        String leaders = ConnectorConfig.text(Objects.requireNonNull(assignment).assign(count));
        for (int task = 0; task < count; task++) {
            Map<String, String> one = new HashMap<>(told);
            one.put(ConnectorConfig.TASK, String.valueOf(task));
            one.put(ConnectorConfig.TASKS, String.valueOf(count));
            one.put(ConnectorConfig.LEADERS, leaders);
            tasks.add(one);
        }
        return tasks;
    }

    /** A folder may fill later. */
    private int tasks(int most) {
        boolean watched = ConnectorConfig.of(told).folder() != null;
        int accounts = new AccountKeys(AccountKeys.adapters(), told).sources().size();
        return watched ? most : Math.max(1, Math.min(most, accounts));
    }

    @Override
    public void stop() {
        if (assignment != null) {
            assignment.close();
        }
        assignment = null;
    }

    @Override
    public ConfigDef config() {
        ConfigDef definition = ConnectorConfig.definition();
        ASKED.set(definition);
        return definition;
    }

    @Override
    public Config validate(Map<String, String> props) {
        AccountKeys accounts = new AccountKeys(AccountKeys.adapters(), props);
        Map<String, ConfigValue> fields = new LinkedHashMap<>();
        ConfigDef definition = Objects.requireNonNullElseGet(ASKED.get(), ConnectorConfig::definition);
        ASKED.remove();
        accounts.define(definition).validate(props).forEach(field -> fields.put(field.name(), field));
        accounts.problems(fields, Host.system());
        if (accounts.isEmpty()
                && Objects.requireNonNullElse(props.get(ConnectorConfig.FOLDER), "")
                        .isBlank()) {
            field(fields, ConnectorConfig.FOLDER)
                    .addErrorMessage("there is no account: name one with accounts.NAME.vendor, or a folder of them");
        }
        if (isInterval(props)) {
            field(fields, BOUNDARY)
                    .addErrorMessage(
                            "interval could part a page, whose offset covers all of it: use poll, the default");
        }
        return new Config(List.copyOf(fields.values()));
    }

    private static boolean isInterval(Map<String, String> props) {
        return Objects.requireNonNullElse(props.get(BOUNDARY), "")
                .toLowerCase(Locale.ROOT)
                .equals("interval");
    }

    private static ConfigValue field(Map<String, ConfigValue> fields, String name) {
        return fields.computeIfAbsent(name, ConfigValue::new);
    }

    /** A page's records and the offset after them are given in one poll, and so in one transaction. */
    @Override
    public ExactlyOnceSupport exactlyOnceSupport(Map<String, String> props) {
        return isInterval(props) ? ExactlyOnceSupport.UNSUPPORTED : ExactlyOnceSupport.SUPPORTED;
    }

    @Override
    public ConnectorTransactionBoundaries canDefineTransactionBoundaries(Map<String, String> props) {
        return ConnectorTransactionBoundaries.SUPPORTED;
    }

    /** Offsets that somebody wrote by hand are looked at before they are kept. */
    @Override
    public boolean alterOffsets(Map<String, String> props, Map<Map<String, ?>, Map<String, ?>> offsets) {
        offsets.forEach(SourceOffsets::check);
        return true;
    }
}
