package dev.coachstream.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.json.CanonicalJson;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.Feed;
import java.io.IOException;

/** Whatever a vendor sends, the records made of it can be written, and read back to the same bytes. */
public final class WrittenRecords {
    private WrittenRecords() {}

    public static void assertReadBack(Feed feed, Iterable<? extends CoachingRecord> records) throws IOException {
        for (CoachingRecord record : records) {
            byte[] written = CanonicalJson.write(record, true);
            assertThat(CanonicalJson.write(CanonicalJson.read(feed, written), true))
                    .isEqualTo(written);
        }
    }
}
