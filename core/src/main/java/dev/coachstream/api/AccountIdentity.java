package dev.coachstream.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What an account reads: its vendor, and those of its settings that decide which records there are. What was stored under another
 * identity (records, cursors, how far it was read) is of something else. It holds no secret and may be stored.
 *
 * @param vendor the vendor's id
 * @param settings by name; an empty text where one is left out and has no default
 */
public record AccountIdentity(String vendor, Map<String, String> settings) {

    public AccountIdentity {
        settings = Collections.unmodifiableMap(new TreeMap<>(settings));
    }

    /** Of an account with a vendor's settings. */
    public static AccountIdentity of(SourceConfig config, List<Setting> known) {
        Map<String, String> settings = new TreeMap<>();
        for (Setting setting : known) {
            if (setting.identifies()) {
                String byDefault = Objects.requireNonNullElse(setting.defaultValue(), "");
                String value = config.text(setting.name(), byDefault);
                settings.put(setting.name(), SourceConfig.withoutEndingSlash(value));
            }
        }
        return new AccountIdentity(config.vendor(), settings);
    }

    /** A short digest, for places that need not tell what has changed. */
    public String fingerprint() {
        return Fingerprint.of(vendor + settings);
    }

    /** What is another than before, each as {@code usecase was 'a' and is 'b'}; what was not known before is no change. */
    public List<String> changesSince(AccountIdentity before) {
        List<String> changes = new ArrayList<>();
        if (!vendor.equals(before.vendor)) {
            changes.add(change("vendor", before.vendor, vendor));
            return changes;
        }
        settings.forEach((name, value) -> {
            String was = before.settings.get(name);
            if (was != null && !was.equals(value)) {
                changes.add(change(name, was, value));
            }
        });
        return changes;
    }

    private static String change(String name, String was, String is) {
        return "%s was '%s' and is '%s'".formatted(name, was, is);
    }
}
