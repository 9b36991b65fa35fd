package dev.coachstream.aggregator.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FreeTextTest {

    /** U+202E shows what follows backwards, so that a page would say something else than its store. */
    @Test
    void showsNoWordThatTurnsOthersAround() {
        FreeText text = new FreeText(true);

        assertThat(text.all("topic", List.of("brakes\n\u202Efast", Names.NONE)))
                .containsExactly("brakes \uFFFDfast", Names.NONE);
        assertThat(text.in(List.of(new HashMap<>(Map.of("team", "No\u202Erth", "person", "a\u202Eb")))))
                .containsExactly(Map.of("team", "No\uFFFDrth", "person", "a\u202Eb"));
    }

    @Test
    void numbersWordsWhereTheyAreHidden() {
        FreeText text = new FreeText(false);

        assertThat(text.all("topic", List.of("brakes", "speed", "brakes")))
                .containsExactly("Topic 1", "Topic 2", "Topic 1");
        assertThat(text.of("vendor", "samsara")).isEqualTo("samsara");
    }
}
