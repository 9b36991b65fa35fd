package dev.coachstream.benchmarks.readers;

import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.SourceConfig;
import dev.coachstream.discovery.CoachingSources;
import dev.coachstream.spi.Host;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * One simulated account: where each page of its sessions is, and what proves who asks.
 *
 * @param url the simulated vendor's origin
 */
public record Account(Vendor vendor, URI url, String token) {
    static final int PAGE = 100;
    static final String CRESTA_PARENT = "customers/acme/profiles/us";
    static final String CRESTA_USECASE = CRESTA_PARENT + "/usecases/sales";
    static final String SAMSARA_START = "2000-01-01T00:00:00Z";

    /** How ours is told of it, by the names of its settings. */
    public Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>(Map.of("base-url", url.toString(), "token", token));
        if (vendor == Vendor.CRESTA) {
            settings.putAll(Map.of("customer", "acme", "profile", "us", "usecase", "sales"));
        }
        return settings;
    }

    /** Opens ours, with more settings. */
    public CoachingSource open(Map<String, String> more) {
        Map<String, String> settings = settings();
        settings.putAll(more);
        return CoachingSources.find().open(SourceConfig.of("benchmark", vendor.id(), settings), Host.system());
    }

    /** The header that carries the token. */
    Map.Entry<String, String> login() {
        return vendor == Vendor.MAESTROQA
                ? Map.entry("apitoken", token)
                : Map.entry("Authorization", "Bearer " + token);
    }

    /** The page at a position; empty is the first. */
    URI page(String position) {
        String offset = position.isEmpty() ? "0" : position;
        return switch (vendor) {
            case MAESTROQA -> URI.create(url + "/api/v1/coaching-sessions?count=" + PAGE + "&startIndex=" + offset);
            case CRESTA ->
                URI.create(url + "/v1/" + CRESTA_PARENT + "/coachingSessions?pageSize=" + PAGE + "&usecaseNames="
                        + encode(CRESTA_USECASE) + and("pageToken", position));
            case SAMSARA ->
                URI.create(url + "/coaching/sessions/stream?startTime=" + encode(SAMSARA_START)
                        + "&includeCoachableEvents=true&includeExternalIds=true" + and("after", position));
        };
    }

    private static String and(String name, String value) {
        return value.isEmpty() ? "" : "&" + name + "=" + encode(value);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "Account[" + vendor.id() + ", " + url + "]";
    }
}
