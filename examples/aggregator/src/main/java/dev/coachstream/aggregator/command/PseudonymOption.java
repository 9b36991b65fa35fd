package dev.coachstream.aggregator.command;

import dev.coachstream.aggregator.output.UsageException;
import dev.coachstream.aggregator.report.PersonLabels;
import dev.coachstream.aggregator.report.Pseudonyms;
import dev.coachstream.warehouse.store.StoreReader;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Asks for a report that names nobody. */
final class PseudonymOption {
    private static final String SALT = "coachstream.salt";

    @Option(
            names = "--pseudonymise",
            description = "Call people by pseudonyms, not by their names or ids: the same in text, JSON and HTML.")
    private boolean wanted;

    @Option(
            names = "--salt",
            paramLabel = "FILE",
            description =
                    "With --pseudonymise: the same file gives the same pseudonyms; made if missing (./" + SALT + ").")
    private @Nullable Path salt;

    @Option(
            names = "--anonymous-share",
            description =
                    "With --html: --pseudonymise, and no word that somebody typed: topics, teams and accounts get numbers.")
    private boolean anonymous;

    boolean wanted() {
        if (salt != null && !wanted && !anonymous) {
            throw new UsageException("--salt is about --pseudonymise", "add --pseudonymise, or leave it out");
        }
        return wanted || anonymous;
    }

    /** Throws where the answer is not a page, whose every word is known. */
    void refuseBeside(boolean page) {
        if (anonymous && !page) {
            throw new UsageException("--anonymous-share is about the page", "add --html FILE, or use --pseudonymise");
        }
    }

    /** What people are called. */
    PersonLabels labels(StoreReader reader, Path folder) {
        if (!wanted()) {
            return PersonLabels.names(reader);
        }
        Path named = salt == null ? Path.of(SALT) : salt;
        Pseudonyms pseudonyms = Pseudonyms.of(folder.resolve(named));
        return anonymous ? PersonLabels.anonymous(pseudonyms) : PersonLabels.pseudonyms(pseudonyms);
    }
}
