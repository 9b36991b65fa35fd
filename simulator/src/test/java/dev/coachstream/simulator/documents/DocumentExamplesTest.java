package dev.coachstream.simulator.documents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DocumentExamplesTest {
    @ParameterizedTest
    @EnumSource
    void everyExampleCanBeRead(DocumentExamples example) {
        assertThat(example.json()).isNotEmpty();
    }

    @Test
    void examplesAreKeptAsPrinted() {
        assertThat(new String(DocumentExamples.MAESTROQA_LEGACY_EXPORT.bytes(), UTF_8))
                .endsWith("},\n// Additional coaching session objects...\n]");
        assertThat(new String(DocumentExamples.MAESTROQA_RAW_EXPORT.bytes(), UTF_8))
                .isEqualTo("{ 'exportId': 'id_1234' }");
        assertThat(new String(DocumentExamples.CRESTA_COACHING_PROGRESSES.bytes(), UTF_8))
                .isEqualTo("{ \"agentCoachingProgresses\": [ { … } ] }");
    }

    @Test
    void theSameSessionIsInTheListAndAlone() {
        assertThat(DocumentExamples.MAESTROQA_COACHING_SESSIONS
                        .json()
                        .get("Resources")
                        .get(0))
                .isEqualTo(DocumentExamples.MAESTROQA_COACHING_SESSION.json());
    }
}
