package dev.coachstream.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.simulator.RequestSeen;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PagingContractTest {

    @Test
    void comparesWhatABodyAsksForAsWhatAQueryDoes() {
        assertThat(parameters("a=1&b=2", "{\"cursor\":null,\"users\":[\"x\"]}"))
                .isEqualTo(Map.of(
                        "(request)", "POST /search", "a", "a=1", "b", "b=2", "cursor", "null", "users", "[\"x\"]"));
        assertThat(parameters("a=1", "")).containsOnlyKeys("(request)", "a");
        assertThat(parameters("a=1", "<xml/>")).containsOnlyKeys("(request)", "a");
    }

    private static Map<String, String> parameters(String query, String body) {
        return PagingContract.parameters(new RequestSeen(1, "POST", "/search", query, Map.of(), body, 200, 0));
    }
}
