package dev.coachstream.connect;

import dev.coachstream.api.Setting;
import dev.coachstream.api.SourceConfig;
import dev.coachstream.discovery.CoachingSources;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.spi.CoachingSourceFactory;
import dev.coachstream.spi.CommonSettings;
import dev.coachstream.spi.Host;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.apache.kafka.common.config.ConfigValue;
import org.jspecify.annotations.Nullable;

/** The accounts in a connector's configuration: {@code accounts.NAME.vendor}, and the settings of that vendor in the same way. */
final class AccountKeys {
    private static final String PREFIX = "accounts.";
    private static final String VENDOR = "vendor";
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{[^:}]+:.+}");

    private final CoachingSources adapters;
    private final Map<String, Map<String, String>> accounts = new TreeMap<>();

    AccountKeys(CoachingSources adapters, Map<String, String> told) {
        this.adapters = adapters;
        told.forEach(this::add);
    }

    /** Those that the connector was loaded with. */
    static CoachingSources adapters() {
        return CoachingSources.find(AccountKeys.class.getClassLoader());
    }

    private void add(String key, @Nullable String value) {
        int dot = key.indexOf('.', PREFIX.length());
        if (key.startsWith(PREFIX) && dot > 0) {
            Map<String, String> settings =
                    accounts.computeIfAbsent(key.substring(PREFIX.length(), dot), name -> new LinkedHashMap<>());
            if (value != null) {
                settings.put(key.substring(dot + 1), value);
            }
        }
    }

    /** The accounts, in the order of their names; those whose vendor is not known are left to {@link #problems}. */
    List<SourceConfig> sources() {
        return accounts.keySet().stream()
                .filter(name -> vendors().contains(vendor(name)))
                .map(this::source)
                .toList();
    }

    private SourceConfig source(String name) {
        Map<String, String> settings = new LinkedHashMap<>(settings(name));
        settings.remove(VENDOR);
        return SourceConfig.of(name, vendor(name), settings);
    }

    private Map<String, String> settings(String name) {
        return accounts.getOrDefault(name, Map.of());
    }

    private String vendor(String name) {
        return settings(name).getOrDefault(VENDOR, "");
    }

    private List<String> vendors() {
        return adapters.factories().stream().map(CoachingSourceFactory::vendor).toList();
    }

    /** Adds a group for each account, with the settings that its vendor knows; secrets are passwords. */
    ConfigDef define(ConfigDef definition) {
        for (String name : accounts.keySet()) {
            String group = "Account " + name;
            definition.define(
                    PREFIX + name + "." + VENDOR,
                    ConfigDef.Type.STRING,
                    ConfigDef.NO_DEFAULT_VALUE,
                    ConfigDef.ValidString.in(vendors().toArray(String[]::new)),
                    Importance.HIGH,
                    "The account's vendor.",
                    group,
                    0,
                    Width.SHORT,
                    "Vendor",
                    List.of(),
                    new Vendors(vendors()));
            if (vendors().contains(vendor(name))) {
                define(definition, name, group);
            }
        }
        return definition;
    }

    private void define(ConfigDef definition, String name, String group) {
        int order = 1;
        for (Setting setting : known(name)) {
            ConfigDef.Type type = setting.secret() ? ConfigDef.Type.PASSWORD : ConfigDef.Type.STRING;
            Object byDefault = setting.required() ? ConfigDef.NO_DEFAULT_VALUE : setting.defaultValue();
            Importance importance = setting.required() ? Importance.HIGH : Importance.LOW;
            definition.define(
                    PREFIX + name + "." + setting.name(),
                    type,
                    byDefault,
                    importance,
                    setting.description(),
                    group,
                    order++,
                    Width.MEDIUM,
                    setting.name());
        }
    }

    private List<Setting> known(String name) {
        return CommonSettings.with(adapters.factory(name, vendor(name)).settings());
    }

    /** Tells each field what is wrong with it, by opening every account, which sends nothing. */
    void problems(Map<String, ConfigValue> fields, Host host) {
        for (String name : accounts.keySet()) {
            unresolved(name)
                    .forEach(
                            setting -> field(fields, PREFIX + name + "." + setting)
                                    .addErrorMessage(
                                            "is a reference that no ConfigProvider of the worker resolved: see config.providers"));
            if (vendors().contains(vendor(name))) {
                try {
                    adapters.open(source(name), host).close();
                } catch (CoachingSourceException e) {
                    field(fields, PREFIX + name + "." + e.setting().orElse(VENDOR))
                            .addErrorMessage(e.getMessage());
                } catch (IllegalArgumentException e) {
                    field(fields, PREFIX + name + "." + VENDOR).addErrorMessage(e.getMessage());
                }
            }
        }
    }

    private List<String> unresolved(String name) {
        return settings(name).entrySet().stream()
                .filter(setting -> REFERENCE.matcher(setting.getValue()).matches())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static ConfigValue field(Map<String, ConfigValue> fields, String name) {
        return fields.computeIfAbsent(name, ConfigValue::new);
    }

    boolean isEmpty() {
        return accounts.isEmpty();
    }

    private record Vendors(List<String> names) implements ConfigDef.Recommender {
        @Override
        public List<Object> validValues(String name, Map<String, Object> parsed) {
            return List.copyOf(new TreeSet<>(names));
        }

        @Override
        public boolean visible(String name, Map<String, Object> parsed) {
            return true;
        }
    }
}
