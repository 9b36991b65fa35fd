package dev.coachstream.http;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;

/** What a server answers, whatever it is asked. */
final class Answers {
    private Answers() {}

    /** One request after the other; the last answer stays. */
    static void inTurn(WireMockExtension server, ResponseDefinitionBuilder... answers) {
        server.resetAll();
        server.stubFor(any(anyUrl()).willReturn(answers[answers.length - 1]));
        String state = Scenario.STARTED;
        for (int i = 0; i < answers.length - 1; i++) {
            String next = "after " + (i + 1);
            server.stubFor(any(anyUrl())
                    .inScenario("answers")
                    .whenScenarioStateIs(state)
                    .willReturn(answers[i])
                    .willSetStateTo(next));
            state = next;
        }
    }
}
