package dev.coachstream.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.http.Credential;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretTest {
    private static final String TOKEN = "canary-token-1";

    @ParameterizedTest
    @ValueSource(
            strings = {
                TOKEN,
                "\ufeff" + TOKEN,
                "\ufeff " + TOKEN + "\r\n",
                "\u00a0" + TOKEN + "\u2003\t",
                "Bearer " + TOKEN,
                " Bearer  " + TOKEN + " "
            })
    void isTakenWithoutWhatEditorsPutAroundIt(String text) {
        assertThat(config(text).secret("token").value()).isEqualTo(TOKEN);
    }

    @ParameterizedTest
    @CsvSource({
        "'canary\u00fctoken-2',character 7 of 14, U+00FC",
        "'canary\u200btoken-2',character 7 of 14, U+200B",
        "'canary\u00a0token-2',character 7 of 14, U+00A0",
        "'canary token-2',character 7 of 14, U+0020",
        "'\u200bcanarytoken-2',character 1 of 14, U+200B",
        "'canary\u007ftoken-2',character 7 of 14, U+007F"
    })
    void isRefusedByPlaceWhereNoHeaderCanHoldIt(String text, String place, String character) {
        assertThatThrownBy(() -> config(text).secret("token"))
                .isInstanceOf(CoachingSourceException.class)
                .hasMessageStartingWith("support: setting token holds, as ")
                .hasMessageContaining(place)
                .hasMessageContaining(character)
                .hasMessageNotContaining("canary");
    }

    @Test
    void isDoubtedInQuotesAndBehindItsScheme() {
        assertThat(Secret.oddity("\"" + TOKEN + "\""))
                .hasValueSatisfying(
                        odd -> assertThat(odd).contains("is in quotes").doesNotContain(TOKEN));
        assertThat(Secret.oddity("'" + TOKEN + "'")).isPresent();
        assertThat(Secret.oddity("\ufeffBearer " + TOKEN))
                .hasValueSatisfying(odd -> assertThat(odd).contains("begins with Bearer"));
        assertThat(Secret.oddity(TOKEN)).isEmpty();
    }

    @Test
    void isFoundByNoSerialiserOfAHost() throws Exception {
        ObjectMapper lenient = new ObjectMapper().disable(SerializationFeature.FAIL_ON_EMPTY_BEANS);
        ObjectMapper byFields = lenient.copy().setVisibility(PropertyAccessor.FIELD, Visibility.ANY);

        for (ObjectMapper host : List.of(lenient, byFields)) {
            for (Object shown : List.of(
                    new Secret(TOKEN),
                    config(TOKEN),
                    Credential.bearer(new Secret(TOKEN)).parts(),
                    Credential.basic("client", new Secret(TOKEN)).parts())) {
                assertThat(host.writeValueAsString(shown)).doesNotContain(TOKEN).doesNotContain("Basic ");
            }
        }
        assertThat(byFields.writeValueAsString(config(TOKEN))).contains("support");
    }

    private static SourceConfig config(String token) {
        return SourceConfig.of("support", "acme", Map.of("token", token));
    }
}
