package dev.coachstream.warehouse.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Where DuckDB puts what does not fit its memory, beside the database. DuckDB would make the folder for anybody to look into; this one is
 * its owner's only, and of one connection. What a process left that was killed is removed by a later one.
 */
record SpillFolder(Path path) {
    private static final String MARK = ".tmp-";
    private static final AtomicLong NUMBERS = new AtomicLong();

    /** The numbers of processes are of a machine, or of a container: a young folder may be somebody else's. */
    private static final Duration YOUNG = Duration.ofDays(1);

    /** Makes one, unless the folder can only be read: then DuckDB does without. */
    static SpillFolder beside(Path database) {
        Path path = database.resolveSibling("%s%s%s-%s"
                .formatted(database.getFileName(), MARK, ProcessHandle.current().pid(), NUMBERS.incrementAndGet()));
        try {
            PrivateFiles.createFolder(path);
            removeOthers(database);
        } catch (IOException e) {
            // nothing can be written there
        }
        return new SpillFolder(path);
    }

    private static void removeOthers(Path database) throws IOException {
        try (Stream<Path> beside = Files.list(database.toAbsolutePath().resolveSibling(""))) {
            List<SpillFolder> left = beside.filter(one -> isLeft(database.getFileName() + MARK, one))
                    .map(SpillFolder::new)
                    .toList();
            left.forEach(SpillFolder::remove);
        }
    }

    private static boolean isLeft(String beginning, Path one) {
        String name = one.getFileName().toString();
        return name.startsWith(beginning)
                && name.substring(beginning.length()).matches("\\d{1,18}-\\d+")
                && ProcessHandle.of(pid(name)).isEmpty()
                && isOld(one);
    }

    private static long pid(String name) {
        return Long.parseLong(name.substring(name.lastIndexOf(MARK) + MARK.length(), name.lastIndexOf('-')));
    }

    private static boolean isOld(Path one) {
        try {
            FileTime at = Files.getLastModifiedTime(one);
            return at.toInstant()
                    .plus(YOUNG)
                    .isBefore(Files.getLastModifiedTime(one.resolveSibling("")).toInstant());
        } catch (IOException e) {
            return false;
        }
    }

    /** With what is in it. */
    void remove() {
        try (Stream<Path> files = Files.list(path)) {
            files.forEach(SpillFolder::delete);
        } catch (IOException e) {
            // there is none
        }
        delete(path);
    }

    private static Optional<IOException> delete(Path file) {
        try {
            Files.deleteIfExists(file);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e);
        }
    }
}
