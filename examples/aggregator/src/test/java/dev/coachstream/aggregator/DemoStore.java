package dev.coachstream.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.aggregator.command.TemporaryFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The store of a demo, with 400 sessions at each of three vendors. A demo is the same every time, so it is synced once in a process, and
 * copied for whoever asks.
 */
public final class DemoStore {
    private static final DemoStore MADE = make();

    private final byte[] store;
    private final byte[] published;

    private DemoStore(byte[] store, byte[] published) {
        this.store = store;
        this.published = published;
    }

    /** Puts it there, with its copy for readers. */
    public static void copyTo(Path file) {
        try {
            Files.write(file, MADE.store);
            Files.write(published(file), MADE.published);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DemoStore make() {
        try (TemporaryFolder folder = TemporaryFolder.make("coachstream-test")) {
            Path file = folder.path().resolve("demo.duckdb");
            Program.Ran ran =
                    Program.in(folder.path()).run("demo", "--sessions", "400", "--store", file.toString(), "--quiet");
            assertThat(ran.exit()).as(ran.err()).isZero();
            return new DemoStore(Files.readAllBytes(file), Files.readAllBytes(published(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path published(Path store) {
        return Path.of(store.toString().replaceFirst("\\.duckdb$", ".published.duckdb"));
    }
}
