package dev.coachstream.aggregator;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/** What the report's test does where there is no browser. */
final class BrowserTest {

    @TempDir
    private Path empty;

    @Test
    void skipsAndSaysHowToHaveABrowser() {
        assertThatThrownBy(() -> Browser.start(Map.of("PATH", empty.toString())))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("apt-get install chromium chromium-driver");
    }

    @Test
    void skipsWithoutAPath() {
        assertThatThrownBy(() -> Browser.start(Map.of())).isInstanceOf(TestAbortedException.class);
    }

    @Test
    void failsWhereABuildIsToProve() {
        assertThatThrownBy(() -> Browser.start(Map.of("PATH", empty.toString(), "CI", "true")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("no chromedriver on the PATH");
    }
}
