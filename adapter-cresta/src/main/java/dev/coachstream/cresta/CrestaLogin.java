package dev.coachstream.cresta;

import dev.coachstream.api.Secret;
import dev.coachstream.api.SourceConfig;
import java.net.URI;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How an account proves who it is: exactly one of three ways. */
sealed interface CrestaLogin {

    /** Tells two logins of one API apart; secret. */
    String identity();

    /** A Bearer token, got elsewhere. */
    record Token(Secret token) implements CrestaLogin {
        @Override
        public String identity() {
            return token.value();
        }
    }

    /** A key, which Cresta deprecates: its own code sends it as {@code Authorization: ApiKey}, its document says otherwise (docs/vendors/cresta.md). */
    record ApiKey(Secret key, String header) implements CrestaLogin {
        static final List<String> HEADERS = List.of("Authorization", "X-API-Key");

        private static ApiKey from(SourceConfig config) {
            return new ApiKey(config.secret("api-key"), config.choice("api-key-header", HEADERS));
        }

        @Override
        public String identity() {
            return key.value();
        }
    }

    /** OAuth 2.0 client credentials. */
    record OAuth(URI url, String clientId, Secret clientSecret) implements CrestaLogin {
        private static final String PATH = "/v1/oauth/regionalToken";

        /** Hosts of the API whose region, and so whose token endpoint, can be told from their name. */
        private static final Pattern API_HOST =
                Pattern.compile("api\\.([a-z0-9-]+-(prod|staging))\\.cresta\\.(com|ai)");

        /** Two clusters that have no token endpoint of their own. */
        private static final List<String> SERVED_BY_US_WEST = List.of("chat-prod", "voice-prod");

        @Override
        public String identity() {
            return clientId;
        }

        private static OAuth from(SourceConfig config, URI baseUrl) {
            URI url = config.find("oauth.url").isPresent() ? given(config) : URI.create(derived(config, baseUrl));
            return new OAuth(url, config.text("oauth.client-id"), config.secret("oauth.client-secret"));
        }

        private static URI given(SourceConfig config) {
            URI url = config.url("oauth.url", null);
            return url.getPath().isEmpty() ? URI.create(url + PATH) : url;
        }

        private static String derived(SourceConfig config, URI baseUrl) {
            Matcher host = API_HOST.matcher(baseUrl.getHost());
            if (!host.matches()) {
                throw config.invalid(
                        "oauth.url",
                        "is missing, and cannot be told from base-url; it is like https://auth.us-west-2-prod.cresta.ai"
                                + PATH);
            }
            String region = SERVED_BY_US_WEST.contains(host.group(1)) ? "us-west-2-prod" : host.group(1);
            return "https://auth." + region + ".cresta.ai" + PATH;
        }
    }

    static CrestaLogin from(SourceConfig config, URI baseUrl) {
        boolean token = config.find("token").isPresent();
        boolean apiKey = config.find("api-key").isPresent();
        boolean oauth = Stream.of("oauth.url", "oauth.client-id", "oauth.client-secret")
                .anyMatch(key -> config.find(key).isPresent());
        if (Stream.of(token, apiKey, oauth).filter(it -> it).count() > 1) {
            throw config.invalid("token", "is one of several credentials; leave one of token, oauth and api-key");
        }
        if (apiKey) {
            return ApiKey.from(config);
        }
        return oauth ? OAuth.from(config, baseUrl) : new Token(config.secret("token"));
    }
}
