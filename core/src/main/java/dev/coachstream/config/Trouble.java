package dev.coachstream.config;

import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * Tells what is wrong with the file from what is wrong with one account: a key that is not known is a mistake of whoever wrote the
 * file, while a token that expired, got lost or was saved with what no header takes is the trouble of its account alone.
 *
 * @param file the configuration
 * @param lines where an account ({@code support}) or its setting ({@code support.token}) stands in the file
 * @param elsewhere the settings of which the file does not say the value, or says a secret: {@code support.token}
 * @param unresolved the accounts of which a reference leads nowhere, with why
 */
public record Trouble(
        Path file, Map<String, Integer> lines, Set<String> elsewhere, Map<String, CoachingSourceException> unresolved) {

    public Trouble {
        lines = Map.copyOf(lines);
        elsewhere = Set.copyOf(elsewhere);
        unresolved = Map.copyOf(unresolved);
    }

    /** Whether the file itself is to be mended, so that nothing should be asked of anybody before: it says a value that is none. */
    public boolean isOfFile(CoachingSourceException error) {
        return error.kind() == Kind.CONFIGURATION
                && error.setting()
                        .filter(key -> elsewhere.contains(error.source().orElse("") + "." + key))
                        .isEmpty();
    }

    void throwIfUnresolved(String account) {
        CoachingSourceException error = unresolved.get(account);
        if (error != null) {
            throw error;
        }
    }

    /** The same error, with the line of the setting that it names, else of the account. */
    CoachingSourceException placed(String account, CoachingSourceException error) {
        int line = error.setting()
                .map(key -> lines.get(account + "." + key))
                .orElseGet(() -> lines.getOrDefault(account, 1));
        return error.at(file + ": line " + line);
    }
}
