package dev.coachstream.aggregator.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import dev.coachstream.error.Printable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class PrintableLogTest {
    private static final String SECRET = "canary-token-of-a-log";

    @Test
    void showsNoSecretAndSteersNoTerminalWhoeverLogs() throws Exception {
        Printable.hide(SECRET);
        LoggerContext context = new LoggerContext();
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(PrintableLog.class.getResource("/logback.xml"));
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        OutputStreamAppender<ILoggingEvent> appender = (OutputStreamAppender<ILoggingEvent>) root.getAppender("STDERR");

        ILoggingEvent event = new LoggingEvent(
                "x", root, Level.WARN, "sent {}\n\u001b[2J", new IOException("of " + SECRET), new Object[] {SECRET});
        String logged = new String(appender.getEncoder().encode(event), StandardCharsets.UTF_8);

        assertThat(logged)
                .doesNotContain(SECRET, "\u001b")
                .contains("WARN", " - sent (the credential)  [2J\n", "IOException: of (the credential)", "\tat ");
    }
}
