package dev.coachstream.aggregator.command;

import dev.coachstream.aggregator.terminal.Surroundings;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How long a run may take. */
final class DeadlineOption {

    @Option(
            names = "--deadline",
            paramLabel = "TIME",
            converter = Reader.class,
            description =
                    "End after so long (90s, 10m, 2h or PT10M), whatever it waits for, with everything read so far"
                            + " saved (exit 4).")
    private @Nullable Duration deadline;

    Ending ending(Surroundings surroundings) {
        return new Ending(surroundings, deadline);
    }

    /** Reads {@code 90s}, {@code 10m}, {@code 2h}, or a duration as ISO 8601 writes it. */
    static final class Reader implements ITypeConverter<Duration> {
        private static final Pattern SHORT = Pattern.compile("\\d{1,6}[smh]");

        @Override
        public Duration convert(String text) {
            String told = text.strip().toUpperCase(Locale.ROOT);
            String iso = SHORT.matcher(text.strip()).matches() ? "PT" + told : told;
            try {
                Duration read = Duration.parse(iso);
                if (!read.isNegative() && !read.isZero() && read.toDays() < 1_000) {
                    return read;
                }
            } catch (DateTimeParseException e) {
                // told below
            }
            throw new TypeConversionException("'" + text + "' is no deadline such as 90s, 10m, 2h or PT10M");
        }
    }
}
