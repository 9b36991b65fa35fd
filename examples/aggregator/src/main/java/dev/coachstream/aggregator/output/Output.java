package dev.coachstream.aggregator.output;

import dev.coachstream.api.TimeSource;
import dev.coachstream.warehouse.store.HeldFile;
import dev.coachstream.warehouse.store.PrivateFiles;
import dev.coachstream.warehouse.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Files that this program writes, held so that no other one writes them meanwhile. */
public final class Output implements AutoCloseable {
    private final Deque<HeldFile> held = new ArrayDeque<>();

    private Output() {}

    /**
     * Holds files; a null is none. Each command holds in one order.
     *
     * @throws OutputException that names the process that writes one of them; then none is held
     */
    public static Output of(TimeSource time, @Nullable Path... files) {
        Output output = new Output();
        try {
            for (Path file : files) {
                output.hold(file, time);
            }
            return output;
        } catch (StoreException e) {
            output.close();
            throw OutputException.held(e);
        } catch (OutputException e) {
            output.close();
            throw e;
        }
    }

    private void hold(@Nullable Path file, TimeSource time) {
        HeldFile one = file == null ? null : taken(file, time);
        if (one != null) {
            held.push(one);
        }
    }

    /** Where nothing can be written, nobody else writes. */
    private static @Nullable HeldFile taken(Path file, TimeSource time) {
        try {
            return HeldFile.take(file, time);
        } catch (StoreException e) {
            if (e.getCause() instanceof IOException cause) {
                throw OutputException.of(file.toString(), cause);
            }
            throw e;
        }
    }

    /** Writes a file that appears whole or not at all. A pipe or a device is written as it is. */
    public static void whole(Path named, TimeSource time, Consumer<Path> writing) {
        Path file = PrivateFiles.real(named);
        try (Output output = of(time, file)) {
            if (output.held.isEmpty()) {
                writing.accept(file);
                return;
            }
            PrivateFiles.replace(unfinished(file, writing), file);
        } catch (IOException e) {
            throw OutputException.of(file.toString(), e);
        } catch (StoreException e) {
            throw OutputException.orNot(file, e);
        }
    }

    private static Path unfinished(Path file, Consumer<Path> writing) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        Files.deleteIfExists(unfinished);
        PrivateFiles.create(unfinished);
        try {
            writing.accept(unfinished);
            return unfinished;
        } catch (RuntimeException e) {
            Files.deleteIfExists(unfinished);
            throw e;
        }
    }

    @Override
    public void close() {
        held.forEach(HeldFile::close);
    }
}
