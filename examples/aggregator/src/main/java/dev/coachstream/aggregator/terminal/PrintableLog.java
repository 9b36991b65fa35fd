package dev.coachstream.aggregator.terminal;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.coachstream.error.Printable;

/** What any library logs, without secrets and without what steers a terminal; {@code logback.xml} names its parts. */
public final class PrintableLog {
    private PrintableLog() {}

    /** A message, on one line. */
    public static final class Message extends ClassicConverter {
        @Override
        public String convert(ILoggingEvent event) {
            return Printable.line(event.getFormattedMessage());
        }
    }

    /** The exception that is logged with it, in lines. */
    public static final class Trace extends ThrowableProxyConverter {
        @Override
        public String convert(ILoggingEvent event) {
            return Printable.lines(super.convert(event));
        }
    }
}
