package dev.coachstream.config;

import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import java.nio.file.Path;

/** A reference to a secret, as configurations hold them, outside one. */
public final class SecretReference {
    private SecretReference() {}

    /** What it leads to. Throws a CONFIGURATION error where it leads nowhere. */
    public static String resolve(String reference, Environment environment, Path folder) {
        try {
            return new References(environment, folder, new SecretCommand(SecretCommand.LIMIT))
                    .resolve(reference)
                    .value();
        } catch (UnresolvedReference | References.Malformed e) {
            throw new CoachingSourceException(null, Kind.CONFIGURATION, String.valueOf(e.getMessage())).at(reference);
        }
    }
}
