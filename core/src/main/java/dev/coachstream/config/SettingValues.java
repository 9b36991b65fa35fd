package dev.coachstream.config;

import dev.coachstream.api.Fingerprint;
import dev.coachstream.api.Secret;
import dev.coachstream.api.Setting;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.spi.CommonSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/** Tells the values of settings: as they stand, or as a reference says; and notes what is unsafe about them. */
final class SettingValues {
    /** Stands where a reference was left alone. */
    private static final String NOT_RESOLVED = "not-resolved";

    private final Path file;
    private final References references;
    private final boolean secretsWanted;
    private final Predicate<String> accounts;
    private final List<String> warnings = new ArrayList<>();
    private final Map<String, String> credentials = new TreeMap<>();
    private final Map<String, CoachingSourceException> unresolved = new LinkedHashMap<>();
    private final Set<String> elsewhere = new HashSet<>();
    private boolean plainSecret;

    /**
     * @param secretsWanted whether references to secrets are resolved; if not, stand-ins are given
     * @param accounts those whose references are resolved at all
     */
    SettingValues(Path file, References references, boolean secretsWanted, Predicate<String> accounts) {
        this.file = file;
        this.references = references;
        this.secretsWanted = secretsWanted;
        this.accounts = accounts;
    }

    /** The setting's value for an account; empty, and a problem of the mapping or of the account, if it has none. */
    Optional<String> value(String account, Mapping entry, Setting setting) {
        if (setting.secret() || setting.file()) {
            elsewhere.add(account + "." + setting.name());
        }
        String text = setting.secret() ? entry.text(setting.name()) : entry.joined(setting.name());
        Optional<String> value = text == null ? Optional.empty() : value(account, entry, setting, text);
        return setting.file() ? value.map(references::beside) : value;
    }

    private Optional<String> value(String account, Mapping entry, Setting setting, String text) {
        Node place = entry.place(setting.name());
        if (setting.secret() && !CommonSettings.ALL.contains(setting)) {
            credentials.merge(account, setting.name() + "=" + text.strip(), (one, other) -> one + "\n" + other);
        }
        if (!text.contains("${")) {
            if (setting.secret()) {
                warnPlain(place, setting.name(), entry.where());
                warnOdd(place, setting.name(), entry.where(), text);
            }
            return Optional.of(text);
        }
        if (!accounts.test(account) || (setting.secret() && !secretsWanted)) {
            return Optional.of(NOT_RESOLVED);
        }
        elsewhere.add(account + "." + setting.name());
        try {
            References.Resolved resolved = references.resolve(text);
            warnOpen(place, setting, resolved.openFile());
            if (setting.secret()) {
                warnOdd(place, setting.name(), entry.where(), resolved.value());
            }
            return Optional.of(resolved.value());
        } catch (References.Malformed e) {
            entry.problem(setting.name(), place, String.valueOf(e.getMessage()));
            return Optional.empty();
        } catch (UnresolvedReference e) {
            unresolved.putIfAbsent(
                    account,
                    CoachingSourceException.ofSetting(account, setting.name(), String.valueOf(e.getMessage()))
                            .at(file + ": line " + Problems.line(place)));
            return Optional.empty();
        }
    }

    /** A digest of what each account shows its vendor, as the file says it, references included; none of an account that shows nothing. */
    Map<String, String> credentials() {
        Map<String, String> digests = new TreeMap<>();
        credentials.forEach((account, text) -> digests.put(account, Fingerprint.of(text)));
        return digests;
    }

    /** The accounts of which a reference leads nowhere, each with the first that does. */
    Map<String, CoachingSourceException> unresolved() {
        return unresolved;
    }

    /** The settings of which the file does not say the value, or says a secret: {@code support.token}. */
    Set<String> elsewhere() {
        return elsewhere;
    }

    /** What is unsafe, once all is read. */
    List<String> warnings() {
        List<String> all = new ArrayList<>(warnings);
        if (plainSecret && YamlFile.readableByOthers(file)) {
            all.add(file + ": holds a secret and can be read by other users; chmod 600 it");
        }
        return all;
    }

    private void warnPlain(Node place, String key, String where) {
        plainSecret = true;
        warnings.add(
                "%s: line %s: key %s of %s holds a secret in plain text; better: ${env:NAME}, ${file:path} or ${cmd:…}"
                        .formatted(file, Problems.line(place), key, where));
    }

    private void warnOdd(Node place, String key, String where, String value) {
        Secret.oddity(value)
                .ifPresent(oddity -> warnings.add(
                        "%s: line %s: key %s of %s %s".formatted(file, Problems.line(place), key, where, oddity)));
    }

    private void warnOpen(Node place, Setting setting, @Nullable Path open) {
        if (open != null && setting.secret()) {
            warnings.add("%s: line %s: the secret in %s can be read by other users; chmod 600 it"
                    .formatted(file, Problems.line(place), open));
        }
    }
}
