package dev.coachstream.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.api.SourceListener;
import dev.coachstream.model.Feed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class DriftTest {
    private final List<String> told = new ArrayList<>();
    private final Drift drift = new Drift("sales", Feed.SESSIONS, new SourceListener() {
        @Override
        public void drift(String source, Feed feed, String path, String type) {
            told.add(source + " " + feed.label() + " " + path + " " + type);
        }
    });

    @Test
    void namesThePathAndTheTypeOfEachMember() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("mood", "private");
        members.put("score", 3);
        members.put("happy", true);
        members.put("tags", List.of("private"));
        members.put("detail", Map.of("a", "private"));
        members.put("gone", null);
        drift.members("coach", members);
        assertThat(told)
                .containsExactly(
                        "sales sessions coach.mood string",
                        "sales sessions coach.score number",
                        "sales sessions coach.happy boolean",
                        "sales sessions coach.tags array",
                        "sales sessions coach.detail object",
                        "sales sessions coach.gone null");
    }

    @Test
    void namesTheRecordsOwnMembersWithoutAParent() {
        drift.members("", Map.of("mood", 1));
        assertThat(told).containsExactly("sales sessions mood number");
    }

    /** A server may give one that is as long as its answer, and another in each. */
    @Test
    void tellsNoMoreOfANameThanANameHas() {
        drift.members("coach", Map.of("x".repeat(100_000), 1));
        assertThat(told).singleElement().asString().hasSizeLessThan(250).endsWith("xxx… number");
    }

    @Test
    void tellsANewWordAndWhereItIsKeptUnlessItIsNone() {
        drift.word("sessionStatus", "postponed", false, "vendorStatus");
        drift.word("sessionStatus", "COMPLETED", true, "vendorStatus");
        drift.word("sessionStatus", null, false, "vendorStatus");
        drift.word("sessionStatus", "", false, "vendorStatus");
        drift.word("sessionStatus", "a text that is far too long to be a word of a list", false, "vendorStatus");
        assertThat(told)
                .containsExactly(
                        "sales sessions sessionStatus new value postponed, kept in vendorStatus",
                        "sales sessions sessionStatus new value, kept in vendorStatus");
    }
}
