package dev.coachstream.aggregator;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where a command writes: data to one stream, everything else to the other.
 *
 * @param out data only; not buffered
 * @param err progress, logs, summaries
 * @param terminal whether somebody watches {@code err}
 */
record Streams(OutputStream out, PrintStream err, boolean terminal) {

    /** The process's own. */
    static Streams system() {
        return new Streams(
                new FileOutputStream(FileDescriptor.out),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                errorsAreSeen() && !"dumb".equals(System.getenv("TERM")));
    }

    /** Writes lines of data. */
    void print(List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        try {
            out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            throw OutputException.of("the standard output", e);
        }
    }

    /** The console tells of standard input and output only; Linux tells where each stream leads. */
    private static boolean errorsAreSeen() {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            return System.console() != null;
        }
    }
}
