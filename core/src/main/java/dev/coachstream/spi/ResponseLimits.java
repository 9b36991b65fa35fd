package dev.coachstream.spi;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a response may be at most, so that a broken or hostile server cannot exhaust the host. Every source can be told its own.
 *
 * @param bytes after decompression
 * @param connect time to connect
 * @param silence time without a byte
 * @param total time for a whole response; it ends a slow drip
 */
public record ResponseLimits(long bytes, Duration connect, Duration silence, Duration total) {

    /** 64 MiB, 10 s to connect, 30 s of silence, 2 minutes in all. */
    public static final ResponseLimits STANDARD =
            new ResponseLimits(64L << 20, Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(2));

    /** What every source can be told, whatever its vendor. */
    public static final List<Setting> SETTINGS = List.of(
            Setting.optional("max-response-size", "the longest answer taken, decompressed: 1KiB to 1024MiB", "64MiB"),
            Setting.optional("connect-timeout", "how long a connection may take to come about: 1ms to 1h", "10s"),
            Setting.optional("idle-timeout", "how long an answer may stay without a byte: 1ms to 1h", "30s"),
            Setting.optional("call-timeout", "how long a whole answer may take, however it drips: 1ms to 1h", "2m"));

    private static final Pattern SIZE = Pattern.compile("(\\d{1,7})\\s*([KM])iB");
    private static final Pattern TIME = Pattern.compile("(\\d{1,7})\\s*(ms|s|m|h)");
    private static final long LARGEST = 1L << 30;
    private static final Duration LONGEST = Duration.ofHours(1);

    /** These limits, but for those that an account is told. */
    ResponseLimits toldBy(SourceConfig config) {
        return new ResponseLimits(
                size(config),
                time(config, "connect-timeout", connect),
                time(config, "idle-timeout", silence),
                time(config, "call-timeout", total));
    }

    private long size(SourceConfig config) {
        String key = "max-response-size";
        return config.find(key)
                .map(text -> {
                    Matcher form = SIZE.matcher(text);
                    long size = form.matches()
                            ? Long.parseLong(form.group(1)) << (form.group(2).equals("K") ? 10 : 20)
                            : 0;
                    if (size < 1 || size > LARGEST) {
                        throw config.invalid(key, "must be a size from 1KiB to 1024MiB, such as 64MiB");
                    }
                    return size;
                })
                .orElse(bytes);
    }

    private static Duration time(SourceConfig config, String key, Duration otherwise) {
        return config.find(key)
                .map(text -> {
                    Matcher form = TIME.matcher(text);
                    Duration time = form.matches()
                            ? RateLimit.unit(form.group(2)).multipliedBy(Long.parseLong(form.group(1)))
                            : Duration.ZERO;
                    if (time.isZero() || time.compareTo(LONGEST) > 0) {
                        throw config.invalid(key, "must be a time from 1ms to 1h, such as 30s");
                    }
                    return time;
                })
                .orElse(otherwise);
    }
}
