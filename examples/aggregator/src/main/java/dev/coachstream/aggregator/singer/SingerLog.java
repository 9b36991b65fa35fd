package dev.coachstream.aggregator.singer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.aggregator.pipeline.StreamMessages.Level;
import dev.coachstream.aggregator.terminal.Streams;
import dev.coachstream.api.TimeSource;
import dev.coachstream.error.Printable;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a tap says to people: lines of text, or, where Meltano asks for them by naming the Singer SDK's logging configuration, lines of JSON as the
 * SDK's structured formatter writes them, which Meltano reads.
 */
public final class SingerLog {
    private static final String ASKED_FOR = "SINGER_SDK_LOG_CONFIG";

    private final Streams streams;
    private final TimeSource time;
    private final boolean structured;
    private final boolean quiet;

    /** @param quiet whether only errors are said */
    public SingerLog(Streams streams, TimeSource time, Map<String, String> variables, boolean quiet) {
        this.streams = streams;
        this.time = time;
        this.structured = variables.containsKey(ASKED_FOR);
        this.quiet = quiet;
    }

    public void say(Level level, String text) {
        if (quiet && level != Level.ERROR) {
            return;
        }
        if (structured) {
            say(json(level, text, null));
        } else {
            streams.say(Printable.lines(prefix(level) + text));
        }
    }

    /** Says that a stream could not be read, where lines are JSON. As text it is said once, at the end, with what mends it. */
    public void failed(String stream, String text) {
        if (structured) {
            say(json(Level.ERROR, text, stream));
        }
    }

    private void say(ObjectNode line) {
        streams.err().println(line);
    }

    private static String prefix(Level level) {
        return switch (level) {
            case INFO -> "";
            case WARN -> "note: ";
            case ERROR -> "coachstream: ";
        };
    }

    /** As Python's logging has it. */
    private static String word(Level level) {
        return level == Level.WARN ? "warning" : level.name().toLowerCase(Locale.ROOT);
    }

    private ObjectNode json(Level level, String text, @Nullable String stream) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("level", word(level));
        line.put("pid", ProcessHandle.current().pid());
        line.put("logger_name", SingerAbout.NAME);
        line.put("ts", time.now().toEpochMilli() / 1000.0);
        line.put("thread_name", Thread.currentThread().getName());
        line.put("app_name", SingerAbout.NAME).put("stream_name", stream);
        line.put("message", text).putObject("extra");
        return line;
    }
}
