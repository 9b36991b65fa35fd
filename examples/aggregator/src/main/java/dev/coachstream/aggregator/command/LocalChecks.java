package dev.coachstream.aggregator.command;

import dev.coachstream.api.TimeSource;
import dev.coachstream.config.Configuration;
import dev.coachstream.warehouse.lists.LabelList;
import dev.coachstream.warehouse.people.PeopleList;
import dev.coachstream.warehouse.store.StoreException;
import dev.coachstream.warehouse.store.StoreOptions;
import dev.coachstream.warehouse.store.StoreReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Checks that need nobody else's answer. */
final class LocalChecks {
    /** This program did not exist before, and no certificate in use today will be good so long after. */
    private static final Instant EARLIEST = Instant.parse("2026-01-01T00:00:00Z");

    private static final Duration LIFETIME = Duration.ofDays(30 * 365);

    private LocalChecks() {}

    static Finding store(Configuration configuration, TimeSource time) {
        Path store = whole(StoreOption.configured(configuration));
        Path folder = store.resolveSibling("");
        if (Files.isDirectory(store)) {
            return Finding.bad(store + " is a folder, not a file", "name a file with the key store");
        }
        if (Files.exists(store)) {
            return Files.isWritable(store)
                    ? known(store, time)
                    : Finding.bad(store + " cannot be written", "make it writable, or name another with the key store");
        }
        return Files.isWritable(folder)
                ? Finding.good(store + " will be made by the first sync")
                : Finding.bad(
                        "there is no folder " + folder + " that can be written",
                        "make it, or name another file with the key store");
    }

    private static Finding known(Path store, TimeSource time) {
        try {
            StoreReader.refuseNewer(store, StoreOptions.defaults().time(time));
            return Finding.good(store.toString());
        } catch (StoreException e) {
            return Finding.bad(
                    String.valueOf(e.getMessage()),
                    "use the program that wrote it, or name another with the key store");
        }
    }

    static Finding people(Configuration configuration) {
        return list("people", configuration.people(), PeopleList::read);
    }

    static Finding labels(Configuration configuration) {
        return list("labels", configuration.labels(), LabelList::read);
    }

    private static Finding list(String key, @Nullable Path named, Consumer<Path> reader) {
        if (named == null) {
            return Finding.good("no list of " + key + " named");
        }
        Path file = whole(named);
        try {
            reader.accept(file);
            return Finding.good(file.toString());
        } catch (StoreException e) {
            return Finding.bad(String.valueOf(e.getMessage()), "mend it, or leave out the key " + key);
        }
    }

    /** A file as anyone would name it, wherever they are. */
    static Path whole(Path file) {
        return file.toAbsolutePath().normalize();
    }

    static Finding clock(TimeSource time) {
        Instant now = time.now();
        return now.isBefore(EARLIEST) || now.isAfter(EARLIEST.plus(LIFETIME))
                ? Finding.bad("the clock says " + now, "set the machine's clock: windows of time and TLS depend on it")
                : Finding.good(now.truncatedTo(ChronoUnit.SECONDS).toString());
    }
}
