package dev.coachstream.aggregator.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How long a command that is told to end is waited for. */
final class InterruptionTest {

    /** A signal ends the process by the JVM's hooks, of which one waits too. */
    @Test
    @Timeout(60)
    void waitsOnce() throws InterruptedException {
        Interruption interruption = new Interruption(Duration.ofHours(1));
        Thread signalled = new Thread(interruption::stop);
        signalled.start();
        signalled.interrupt(); // as if the hour were over
        signalled.join();

        interruption.stop();

        assertThat(interruption.requested()).isTrue();
    }
}
