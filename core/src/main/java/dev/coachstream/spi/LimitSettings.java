package dev.coachstream.spi;

import dev.coachstream.api.RateLimit;
import dev.coachstream.api.Setting;
import dev.coachstream.api.SourceConfig;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The settings of {@link ResponseLimits}. */
final class LimitSettings {
    static final List<Setting> SETTINGS = List.of(
            Setting.optional("max-response-size", "the longest answer taken, decompressed: 1KiB to 1024MiB", "64MiB"),
            Setting.optional("connect-timeout", "how long a connection may take to come about: 1ms to 1h", "10s"),
            Setting.optional("idle-timeout", "how long an answer may stay without a byte: 1ms to 1h", "30s"),
            Setting.optional("call-timeout", "how long a whole answer may take, however it drips: 1ms to 1h", "2m"));

    private static final Pattern SIZE = Pattern.compile("(\\d{1,7})\\s*([KM])iB");
    private static final Pattern TIME = Pattern.compile("(\\d{1,7})\\s*(ms|s|m|h)");
    private static final long MAX_BYTES = 1L << 30;
    private static final Duration MAX_TIME = Duration.ofHours(1);

    private LimitSettings() {}

    /** These limits, but for those that an account is told. */
    static ResponseLimits read(SourceConfig config, ResponseLimits otherwise) {
        return new ResponseLimits(
                size(config, otherwise.bytes()),
                time(config, "connect-timeout", otherwise.connect()),
                time(config, "idle-timeout", otherwise.silence()),
                time(config, "call-timeout", otherwise.total()));
    }

    private static int shift(String unit) {
        return unit.equals("K") ? 10 : 20;
    }

    private static long size(SourceConfig config, long otherwise) {
        String key = "max-response-size";
        return config.find(key)
                .map(text -> {
                    Matcher form = SIZE.matcher(text);
                    long size = form.matches() ? Long.parseLong(form.group(1)) << shift(form.group(2)) : 0;
                    if (size < 1 || size > MAX_BYTES) {
                        throw config.invalid(key, "must be a size from 1KiB to 1024MiB, such as 64MiB");
                    }
                    return size;
                })
                .orElse(otherwise);
    }

    private static Duration time(SourceConfig config, String key, Duration otherwise) {
        return config.find(key)
                .map(text -> {
                    Matcher form = TIME.matcher(text);
                    Duration time = form.matches()
                            ? RateLimit.unit(form.group(2)).multipliedBy(Long.parseLong(form.group(1)))
                            : Duration.ZERO;
                    if (time.isZero() || time.compareTo(MAX_TIME) > 0) {
                        throw config.invalid(key, "must be a time from 1ms to 1h, such as 30s");
                    }
                    return time;
                })
                .orElse(otherwise);
    }
}
