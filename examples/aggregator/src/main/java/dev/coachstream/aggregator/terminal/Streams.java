package dev.coachstream.aggregator.terminal;

import dev.coachstream.aggregator.output.OutputException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a command writes: data to one stream, everything else to the other.
 *
 * @param in answers to what is asked
 * @param out data only; not buffered
 * @param err progress, logs, summaries
 * @param terminal whether somebody watches {@code err}
 * @param width how many columns {@code out} has
 * @param screen how large the terminal is that {@code err} leads to
 */
public record Streams(InputStream in, OutputStream out, PrintStream err, boolean terminal, int width, Screen screen) {
    private static final Screen USUAL = new Screen(80, 24);

    /** How large a terminal is, in letters. */
    public record Screen(int columns, int rows) {}

    Streams(OutputStream out, PrintStream err, boolean terminal) {
        this(InputStream.nullInputStream(), out, err, terminal, USUAL.columns(), USUAL);
    }

    /** The process's own. Java cannot tell where they lead; the launcher can, and says so. */
    static Streams system() {
        return new Streams(
                System.in,
                new FileOutputStream(FileDescriptor.out),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                Boolean.getBoolean("coachstream.terminal") && !"dumb".equals(System.getenv("TERM")),
                Integer.getInteger("coachstream.width", USUAL.columns()),
                new Screen(
                        Integer.getInteger("coachstream.columns", USUAL.columns()),
                        Integer.getInteger("coachstream.rows", USUAL.rows())));
    }

    /** Says something to people, in lines that a terminal does not part within a word. */
    public void say(String text) {
        text.lines()
                .flatMap(line -> terminal ? Glyphs.paragraph(line, screen.columns()).stream() : Stream.of(line))
                .forEach(err::println);
    }

    /** Writes lines of data. */
    public void print(List<String> lines) {
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
}
