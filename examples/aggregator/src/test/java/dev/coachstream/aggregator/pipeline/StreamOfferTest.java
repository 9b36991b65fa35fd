package dev.coachstream.aggregator.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.aggregator.airbyte.AirbyteCatalog;
import dev.coachstream.api.Axis;
import dev.coachstream.api.Capabilities;
import dev.coachstream.api.Capture;
import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.FeedCapabilities;
import dev.coachstream.api.Query;
import dev.coachstream.api.ReadPlan;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Feed;
import dev.coachstream.paging.Paged;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class StreamOfferTest {
    @Test
    void saysWhatAnAccountCannotSee() {
        List<StreamOffer> offers = StreamOffer.of(List.of(new Told("what was deleted"), new Told("")));

        assertThat(offers)
                .singleElement()
                .satisfies(sessions -> assertThat(sessions.blindSpots()).containsExactly("acme: what was deleted"));
    }

    @Test
    void saysNothingOfAnAccountThatSeesEverything() {
        List<StreamOffer> offers = StreamOffer.of(List.of(new Told("")));

        assertThat(offers)
                .singleElement()
                .satisfies(sessions -> assertThat(sessions.blindSpots()).isEmpty());
        assertThat(new AirbyteCatalog(offers, false).message().toString()).doesNotContain("Not seen");
    }

    /** An account that declares sessions, and this for a blind spot. */
    private record Told(String blindSpot) implements CoachingSource {
        @Override
        public String name() {
            return "tips";
        }

        @Override
        public String vendor() {
            return "acme";
        }

        @Override
        public Capabilities capabilities() {
            FeedCapabilities sessions = FeedCapabilities.of(Capture.windows(Axis.UPDATED));
            return Capabilities.of(Map.of(Feed.SESSIONS, sessions), List.of()).blindSpot(blindSpot);
        }

        @Override
        public Paged<CoachingSession> sessions(Query query) {
            throw new IllegalStateException("nothing is read");
        }

        @Override
        public ReadPlan plan(Feed feed, Query query) {
            throw new IllegalStateException("nothing is planned");
        }

        @Override
        public void check() {}

        @Override
        public void close() {}
    }
}
