package dev.coachstream.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Every test ends by itself, also one that heeds no interrupt. */
final class BoundTest {

    /** The thread that waits for it is another, and goes on without it when its time is over. */
    @Test
    void givesEachTestAThreadThatCanBeLeftBehind() {
        assertThat(Thread.currentThread().getName()).startsWith("junit-timeout-thread");
    }
}
