package dev.coachstream.config;

import dev.coachstream.api.NearestName;
import dev.coachstream.api.Setting;
import dev.coachstream.api.SourceConfig;
import dev.coachstream.discovery.CoachingSources;
import dev.coachstream.spi.CoachingSourceFactory;
import dev.coachstream.spi.CommonSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads one account of the file, checked against the settings that its vendor's adapter declares.
 *
 * @param values tells what each setting says
 * @param lines where each account and setting stands; filled while reading
 */
record SourceReader(CoachingSources adapters, SettingValues values, Map<String, Integer> lines, Problems problems) {

    /** The account; null when it cannot be told what it is called or whose it is. */
    @Nullable
    SourceConfig read(Node node) {
        Mapping entry = Mapping.of("a source", node, problems);
        if (!entry.isMapping()) {
            return null;
        }
        String name = entry.required("name", "what you call the account");
        String vendor = entry.required("vendor", "one of " + String.join(", ", vendors()));
        return name == null || vendor == null ? null : read(entry.called("source " + name), name, vendor);
    }

    private @Nullable SourceConfig read(Mapping entry, String name, String vendor) {
        lines.put(name, Problems.line(entry.node()));
        if (!vendors().contains(vendor)) {
            entry.problem("vendor", entry.place("vendor"), "has no adapter" + NearestName.hint(vendor, vendors()));
            return null;
        }
        try {
            List<Setting> known =
                    CommonSettings.with(adapters.factory(name, vendor).settings());
            return SourceConfig.of(name, vendor, settings(entry, name, known));
        } catch (IllegalArgumentException e) {
            entry.problem("name", entry.place("name"), "is refused: " + e.getMessage());
            return null;
        }
    }

    private Map<String, String> settings(Mapping source, String name, List<Setting> known) {
        Map<String, Setting> byName = new LinkedHashMap<>();
        known.forEach(setting -> byName.put(setting.name(), setting));
        Mapping entry = source.flattened(groups(byName.keySet()), Map.of("proxy", "proxy.url"));
        Set<String> allowed = new TreeSet<>(byName.keySet());
        allowed.addAll(List.of("name", "vendor"));
        entry.refuseUnknown(allowed);
        Map<String, String> told = new LinkedHashMap<>();
        for (Setting setting : known) {
            if (entry.values().containsKey(setting.name())) {
                lines.put(name + "." + setting.name(), Problems.line(entry.place(setting.name())));
                values.value(name, entry, setting).ifPresent(value -> told.put(setting.name(), value));
            } else if (setting.required()) {
                entry.problem(setting.name(), entry.node(), "is missing: " + setting.description());
            }
        }
        return told;
    }

    /** The first parts of nested keys: {@code oauth} where there is a setting {@code oauth.url}. */
    private static Set<String> groups(Set<String> names) {
        return names.stream()
                .filter(name -> name.indexOf('.') > 0)
                .map(name -> name.substring(0, name.indexOf('.')))
                .collect(Collectors.toSet());
    }

    private Set<String> vendors() {
        return adapters.factories().stream()
                .map(CoachingSourceFactory::vendor)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
