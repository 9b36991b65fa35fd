package dev.coachstream.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.Feed;
import java.io.IOException;

/** Any bytes are a page, perhaps with bad records in it, or malformed: never another error, never an endless read. */
final class WireJsonFuzzTest {

    @FuzzTest(maxDuration = "30s")
    void page(FuzzedDataProvider data) throws IOException {
        try {
            Object read = new PageReader().read(data.consumeRemainingAsBytes(), ItemsTest.Answer.class);
            if (read instanceof ItemsTest.Answer answer) {
                Items<ItemsTest.Row> rows = Items.orNone(answer.rows());
                assertThat(rows.good()).doesNotContainNull();
                assertThat(rows.bad())
                        .allSatisfy(bad -> assertThat(bad.reason()).startsWith("is"));
            }
        } catch (JsonProcessingException e) {
            assertThat(e).isNotNull();
        }
    }

    @FuzzTest(maxDuration = "30s")
    void canonical(FuzzedDataProvider data) throws IOException {
        Feed feed = data.pickValue(Feed.values());
        try {
            CoachingRecord item = CanonicalJson.read(feed, data.consumeRemainingAsBytes());
            if (item != null) {
                byte[] json = CanonicalJson.write(item, true);
                assertThat(CanonicalJson.write(CanonicalJson.read(feed, json), true))
                        .isEqualTo(json);
            }
        } catch (JsonProcessingException e) {
            assertThat(e).isNotNull();
        }
    }
}
