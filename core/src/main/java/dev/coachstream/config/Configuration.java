package dev.coachstream.config;

import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.SourceConfig;
import dev.coachstream.discovery.CoachingSources;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.spi.Host;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a host was told: its accounts, and where its store is. Relative paths in the file start at the file's own folder.
 *
 * @param file where it was read
 * @param store the embedded store; null when the file names none
 * @param people the table of people across accounts; null when the file names none
 * @param labels the list of readable names for ids; null when the file names none
 * @param targets the service level that the host has set itself
 * @param sources the accounts, in the file's order; names are unique
 * @param warnings what works and should be changed, each with file and line
 * @param credentials by account, a digest of its secrets as the file says them: accounts with the same one share a token, and so a quota
 * @param trouble what is known of accounts that cannot be used
 */
public record Configuration(
        Path file,
        @Nullable Path store,
        @Nullable Path people,
        @Nullable Path labels,
        Targets targets,
        List<SourceConfig> sources,
        List<String> warnings,
        Map<String, String> credentials,
        Trouble trouble) {

    /** The name that is looked for when no file is named. */
    public static final String FILE_NAME = "coachstream.yaml";

    public Configuration {
        sources = List.copyOf(sources);
        warnings = List.copyOf(warnings);
        credentials = Map.copyOf(credentials);
    }

    /** The file to read: the one named, else the working directory's, else the user's own. */
    public static Path find(@Nullable Path named, Environment environment) {
        if (named != null) {
            return environment.folder().resolve(named);
        }
        List<Path> places = places(environment);
        return places.stream().filter(Files::exists).findFirst().orElseThrow(() -> missing(places));
    }

    /** Where a file that nobody names is looked for, in this order. */
    public static List<Path> places(Environment environment) {
        return List.of(
                environment.folder().resolve(FILE_NAME),
                environment.configurationFolder().resolve("coachstream").resolve(FILE_NAME));
    }

    /** What accounts of one vendor and one token have in common, before any secret is looked up; its own name for one that has no secret. */
    public String owner(SourceConfig source) {
        String credential = credentials.get(source.name());
        return credential == null ? source.name() : source.vendor() + " " + credential;
    }

    /**
     * Opens an account; does no I/O. What is wrong with a setting's value is told with file and line, and so is a reference of the
     * account that leads nowhere.
     */
    public CoachingSource open(SourceConfig source, CoachingSources adapters, Host host) {
        trouble.throwIfUnresolved(source.name());
        try {
            return adapters.open(source, host);
        } catch (CoachingSourceException e) {
            if (e.kind() == Kind.CONFIGURATION) {
                throw trouble.placed(source.name(), e);
            }
            throw e;
        }
    }

    private static CoachingSourceException missing(List<Path> places) {
        return new CoachingSourceException(
                null,
                Kind.CONFIGURATION,
                "there is no configuration: looked for " + places.get(0) + " and " + places.get(1)
                        + "; write one, or name it with --config");
    }
}
