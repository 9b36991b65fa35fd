package dev.coachstream.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import feign.Headers;
import feign.Param;
import feign.RequestLine;
import org.jspecify.annotations.Nullable;

/** A small API, and its answer. */
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

    static ResponseDefinitionBuilder ok() {
        return aResponse().withHeader("Content-Type", "application/json").withBody("{\"value\":\"pong\"}");
    }
}
