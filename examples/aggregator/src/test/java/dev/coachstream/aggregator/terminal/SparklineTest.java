package dev.coachstream.aggregator.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.config.Environment;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SparklineTest {

    @Test
    void drawsEachCountAgainstTheGreatest() {
        assertThat(Sparkline.BLOCKS.draw(0, 1, 4, 5, 8)).isEqualTo("·▁▄▅█");
        assertThat(Sparkline.DIGITS.draw(0, 1, 4, 5, 8)).isEqualTo(".1458");
    }

    @Test
    void showsTheSmallestCountOfAll() {
        assertThat(Sparkline.BLOCKS.draw(1, 1_000_000, Long.MAX_VALUE)).isEqualTo("▁▁█");
        assertThat(Sparkline.BLOCKS.draw(3)).isEqualTo("█");
        assertThat(Sparkline.BLOCKS.draw(0, 0)).isEqualTo("··");
    }

    @ParameterizedTest
    @CsvSource({"NO_COLOR,1", "TERM,dumb", "LC_ALL,C", "LANG,en_US.ISO-8859-1", "LC_CTYPE,POSIX"})
    void isPlainWhereBlocksAreNotWantedOrCannotBeShown(String variable, String value) {
        assertThat(with(Map.of(variable, value))).isEqualTo(Sparkline.DIGITS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en_US.UTF-8", "C.utf8", ""})
    void isOfBlocksElsewhere(String locale) {
        assertThat(with(Map.of("LANG", locale, "NO_COLOR", "", "TERM", "xterm")))
                .isEqualTo(Sparkline.BLOCKS);
        assertThat(with(Map.of("LC_ALL", "C.UTF-8", "LANG", "C"))).isEqualTo(Sparkline.BLOCKS);
    }

    private static Sparkline with(Map<String, String> variables) {
        return Sparkline.of(new Environment(variables, Path.of(""), Path.of("")));
    }
}
