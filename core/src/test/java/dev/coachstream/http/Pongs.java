package dev.coachstream.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import feign.Headers;
import feign.Param;
import feign.RequestLine;
import org.jspecify.annotations.Nullable;

/** A small API, and how a server answers for it. */
final class Pongs {
    private Pongs() {}

    record Pong(@Nullable String value) {}

    interface Api {
        @RequestLine("GET /things?q={q}")
        Pong get(@Param("q") String q);

        @RequestLine("POST /things")
        @Headers("Content-Type: application/json")
        Pong create(Pong body);

        @RequestLine("DELETE /things/1")
        void delete();

        @RequestLine("POST /things:read")
        @SafeToRepeat
        Pong read(Pong body);
    }

    /** Answers one request after the other; the last answer stays. */
    static void answer(WireMockExtension server, ResponseDefinitionBuilder... answers) {
        server.resetAll();
        for (int i = 0; i < answers.length; i++) {
            server.stubFor(any(anyUrl())
                    .inScenario("answers")
                    .whenScenarioStateIs(i == 0 ? Scenario.STARTED : String.valueOf(i))
                    .willReturn(answers[i])
                    .willSetStateTo(String.valueOf(Math.min(i + 1, answers.length - 1))));
        }
        if (answers.length == 1) {
            server.stubFor(any(anyUrl()).willReturn(answers[0]));
        }
    }

    static ResponseDefinitionBuilder ok() {
        return aResponse().withHeader("Content-Type", "application/json").withBody("{\"value\":\"pong\"}");
    }
}
