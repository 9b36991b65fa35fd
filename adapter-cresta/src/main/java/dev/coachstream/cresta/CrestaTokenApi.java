package dev.coachstream.cresta;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.coachstream.http.SafeToRepeat;
import feign.RequestLine;
import org.jspecify.annotations.Nullable;

/** Cresta's token endpoint. It wants the grant as JSON, not as RFC 6749's form (docs/vendors/cresta.md); the client's id and secret as Basic. */
interface CrestaTokenApi {

    @SafeToRepeat
    @RequestLine("POST ")
    TokenReply token(Grant grant);

    /** What is asked for. */
    record Grant(@JsonProperty("grant_type") String grantType) {
        static final Grant CLIENT_CREDENTIALS = new Grant("client_credentials");
    }

    /**
     * What is given. Its text form hides the token.
     *
     * @param expiresIn seconds
     */
    record TokenReply(
            @JsonProperty("access_token") @Nullable String accessToken,
            @JsonProperty("expires_in") @Nullable Long expiresIn) {
        @Override
        public String toString() {
            return "TokenReply[expiresIn=" + expiresIn + "]";
        }
    }
}
