package dev.coachstream.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class ParticipantTest {

    @Test
    void keepsExternalIdsInTheOrderOfTheirSystems() {
        Map<String, String> sent = new LinkedHashMap<>();
        for (int i = 50; i > 0; i--) {
            sent.put("system-" + i, "id");
        }

        Participant participant = new Participant("7", null, null, sent);

        assertThat(participant.externalIds().keySet()).containsExactlyElementsOf(new TreeSet<>(sent.keySet()));
    }
}
