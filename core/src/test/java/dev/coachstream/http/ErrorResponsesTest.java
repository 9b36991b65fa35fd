package dev.coachstream.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.api.Secret;
import dev.coachstream.error.CoachingSourceException.Kind;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ErrorResponsesTest {

    @ParameterizedTest
    @CsvSource({
        "302,PROTOCOL", "400,INVALID_REQUEST", "401,AUTHENTICATION", "403,PERMISSION", "404,NOT_FOUND",
        "405,INVALID_REQUEST", "408,UNAVAILABLE", "409,CONFLICT", "413,INVALID_REQUEST", "422,INVALID_REQUEST",
        "429,RATE_LIMITED", "499,UNAVAILABLE", "500,UNAVAILABLE", "501,UNAVAILABLE", "502,UNAVAILABLE",
        "503,UNAVAILABLE", "504,UNAVAILABLE"
    })
    void tellsWhatACallerCanDo(int status, Kind kind) {
        assertThat(ErrorResponses.kind(status)).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"message\":\"Invalid token.\",\"requestId\":\"8x\"}|Invalid token., request 8x",
                "{\"requestId\":\"8x\"}|request 8x",
                "{\"error\":\"Bad Request\",\"message\":\"no usecase\"}|no usecase",
                "{\"error\":{\"code\":404,\"message\":\"gone\",\"status\":\"NOT_FOUND\"}}|gone",
                "{\"error\":\"invalid_client\",\"error_description\":\"unknown client\"}|unknown client",
                "{\"type\":\"about:blank\",\"title\":\"Too much\",\"detail\":5}|Too much",
                "{\"code\":3,\"message\":\"bad page_token\",\"details\":[]}|bad page_token",
                "{\"error\":\"plain\"}|plain"
            })
    void findsTheVendorsMessageInEveryShapeSeen(String body, String detail) {
        assertThat(detail(body)).isEqualTo(detail);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"<html>no</html>", "''", "[]", "{\"message\":5}", "{\"message\":", "\"text\""})
    void needsNoMessage(String body) {
        assertThat(detail(body)).isEmpty();
    }

    @Test
    void hidesTheCredentialWhereTheVendorRepeatsIt() {
        String detail = detail("{\"message\":\"Bearer canary-token is unknown, canary-token!\"}");

        assertThat(detail).isEqualTo("(the credential) is unknown, (the credential)!");
    }

    @Test
    void leavesTheWordsThatHoldACredentialOfTwoLetters() {
        String said = ErrorResponses.detail(
                "{\"message\":\"session on is unknown: no connection\"}".getBytes(StandardCharsets.UTF_8),
                Credential.bearer(new Secret("on")).parts());

        assertThat(said).isEqualTo("session (the credential) is unknown: no connection");
    }

    @Test
    void cleansAndBoundsTheVendorsMessage() {
        String detail = detail("{\"message\":\"a\\u001b[31mb\\nc" + "x".repeat(5_000) + "\"}");

        assertThat(detail).startsWith("a [31mb c").hasSizeLessThan(400).doesNotContain("\u001b", "\n");
    }

    private static String detail(String body) {
        return ErrorResponses.detail(
                body.getBytes(StandardCharsets.UTF_8),
                Credential.bearer(new Secret("canary-token")).parts());
    }
}
