package dev.coachstream.aggregator.command;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a stretch of time such as {@code 90d}, {@code 2w} or {@code 12h}. */
final class DaysBack implements ITypeConverter<Duration> {
    private static final Pattern FORM = Pattern.compile("(\\d{1,6})([hdw])");

    @Override
    public Duration convert(String text) {
        return read(text)
                .orElseThrow(
                        () -> new TypeConversionException("'" + text + "' is no stretch of time such as 90d or 12h"));
    }

    /** Empty when it is written in another way. */
    static Optional<Duration> read(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        int count = Integer.parseInt(form.group(1));
        return Optional.of(
                switch (form.group(2)) {
                    case "h" -> Duration.ofHours(count);
                    case "d" -> Duration.ofDays(count);
                    default -> Duration.ofDays(7L * count);
                });
    }
}
