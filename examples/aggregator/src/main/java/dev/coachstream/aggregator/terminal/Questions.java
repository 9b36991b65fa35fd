package dev.coachstream.aggregator.terminal;

import dev.coachstream.aggregator.output.UsageException;
import java.io.ByteArrayOutputStream;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks whoever started the program, on standard error; answers come from standard input, line by line. */
public record Questions(Streams streams) {

    public String ask(String question) {
        return answer(question, () -> line(streams.in()));
    }

    /** The answer is not shown where a terminal can hide it. */
    @SuppressWarnings("SystemConsoleNull") // before Java 22 it is null where there is no terminal
    public String askSecret(String question) {
        Console console = System.console();
        if (streams.terminal() && streams.in() == System.in && console != null) {
            return answer(question, () -> text(console.readPassword()));
        }
        return ask(question);
    }

    private String answer(String question, Supplier<@Nullable String> source) {
        streams.err().print(question + ": ");
        streams.err().flush();
        String answer = source.get();
        if (answer == null || answer.isBlank()) {
            streams.err().println();
            throw new UsageException(
                    "no answer to: " + question, "answer it, or give it as an option: coachstream init --help");
        }
        return answer.strip();
    }

    private static @Nullable String text(char @Nullable [] letters) {
        return letters == null ? null : new String(letters);
    }

    private static @Nullable String line(InputStream in) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try {
            int next = in.read();
            if (next < 0) {
                return null;
            }
            while (next >= 0 && next != '\n') {
                line.write(next);
                next = in.read();
            }
            return line.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
