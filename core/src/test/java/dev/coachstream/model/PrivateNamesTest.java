package dev.coachstream.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.coachstream.json.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PrivateNamesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "coachPrivateNotes",
                "coach_private_notes",
                "PRIVATE",
                "isPrivate",
                "activityLog",
                "activity_log",
                "ActivityLogs",
                "auditTrail",
                "ipAddress",
                "ip_address",
                "IPAddress",
                "ipaddress",
                "userIpAddress",
                "ip",
                "IP",
                "IPs",
                "lastIPs",
                "IPsSeen",
                "clientIP",
                "last-login-ip",
                "remoteIpv4",
                "remoteAddr",
                "REMOTE_ADDR",
                "clientip",
                "sourceIPs",
                "X-Forwarded-For",
                "hostAddress",
                "privatNotizen",
                "confidentialNotes",
                "auditEvents",
                "auditLog",
                "AUDIT_HISTORY",
                "actorEmail",
                "IPv6",
                "seenByIPv6",
                "clientIPv4",
                "IPv4Address",
                "IP4",
                "loginIp6",
                "lastIpv6",
                "remoteHost",
                "loginAddress",
                "peerAddr",
                "activity_history",
                "userEmail",
                "user_email"
            })
    void knowPrivateMembers(String name) {
        assertThat(PrivateNames.isPrivate(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "title",
                "recipient",
                "APIv2",
                "skipV4",
                "shipAddress",
                "zip",
                "ownership",
                "sourceId",
                "userAddition",
                "tip",
                "membership",
                "activity",
                "email",
                "coachEmail"
            })
    void leaveOthers(String name) {
        assertThat(PrivateNames.isPrivate(name)).isFalse();
    }

    @Test
    void keepWhatIsPrivateFromWhoeverDidNotAskForIt() throws Exception {
        Map<String, Object> sent = Map.of(
                "coachPrivateNotes", "canary",
                "mood", "fine",
                "rows", List.of(Map.of("deep", Map.of("ip_address", "canary", "x", 1))));
        CoachingProgress progress = new CoachingProgress("a", "v", "id", null, sent);

        assertThat(progress.attributes()).containsOnlyKeys("mood", "rows");
        assertThat(progress.attributes().toString()).doesNotContain("canary").contains("{deep={x=1}}");
        assertThat(new ObjectMapper().writeValueAsString(progress))
                .doesNotContain("canary")
                .contains("mood");
        assertThat(json(progress, false)).doesNotContain("canary").contains("mood");
        assertThat(Attributes.withPrivate(progress.attributes())).isEqualTo(sent);
        String all = json(progress, true);
        assertThat(all).contains("\"coachPrivateNotes\":\"canary\"", "\"ip_address\":\"canary\"");
        CoachingRecord again = CanonicalJson.read(Feed.PROGRESS, all.getBytes(StandardCharsets.UTF_8));
        assertThat(json(again, true)).isEqualTo(all);
    }

    @Test
    void keepWhatIsPrivateOnlyFarDown() {
        CoachingProgress progress =
                new CoachingProgress("a", "v", "id", null, Map.of("rows", List.of(Map.of("IPv6", "canary", "x", 1))));

        assertThat(progress.attributes()).hasToString("{rows=[{x=1}]}");
        assertThat(json(progress, false)).doesNotContain("canary");
        assertThat(json(progress, true)).contains("canary");
    }

    @Test
    void writeAttributesThatAreAllPrivate() {
        CoachingProgress progress = new CoachingProgress("a", "v", "id", null, Map.of("ip", "canary"));

        assertThat(json(progress, false)).doesNotContain("attributes");
        assertThat(json(progress, true)).contains("\"attributes\":{\"ip\":\"canary\"}");
    }

    private static String json(CoachingRecord item, boolean includePrivate) {
        return new String(CanonicalJson.write(item, includePrivate), StandardCharsets.UTF_8);
    }
}
