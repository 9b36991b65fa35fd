package dev.coachstream.samsara;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachstream.api.Axis;
import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.FeedFollower;
import dev.coachstream.api.FeedFollower.Checkpoint;
import dev.coachstream.api.Query;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.Feed;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.Fault;
import dev.coachstream.simulator.Faults;
import dev.coachstream.simulator.samsara.SimulatedSamsara;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A feed of changes, followed beyond its tail. */
final class FollowSamsaraTest {
    private static final Instant LATER = Instant.parse("2026-07-01T12:00:00Z");

    private final SamsaraAccount account = new SamsaraAccount();
    private final List<String> taken = new ArrayList<>();
    private SimulatedSamsara vendor;
    private CoachingSource source;
    private Checkpoint checkpoint = Checkpoint.START;

    @BeforeEach
    void open() {
        vendor = SimulatedSamsara.start(DataSet.of(60));
        vendor.behaviour().pageSizes(25, 25);
        source = account.source(vendor.url());
    }

    @AfterEach
    void close() {
        source.close();
        vendor.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void takesWhatIsNewAndWaitsBetween(boolean endless) throws InterruptedException {
        vendor.endlessFeed(endless);
        FeedFollower follower = follower(Query.all());
        List<String> before = vendor.data().ids();

        poll(follower);
        assertThat(account.time.sleeps()).isEmpty();
        poll(follower);
        List<String> added = vendor.data().add(2, LATER);
        vendor.data().delete(before.get(7), LATER);
        poll(follower);

        assertThat(taken.subList(0, before.size())).containsExactlyElementsOf(before);
        assertThat(taken.subList(before.size(), taken.size()))
                .containsExactly(added.get(0), added.get(1), before.get(7));
        assertThat(account.time.sleeps()).containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(5));
    }

    @Test
    void waitsOnlyForWhatIsLeftOfThePause() throws InterruptedException {
        FeedFollower follower = follower(Query.all());
        poll(follower);

        account.time.advance(Duration.ofSeconds(3));
        poll(follower);
        account.time.advance(Duration.ofSeconds(9));
        poll(follower);

        assertThat(account.time.sleeps()).containsExactly(Duration.ofSeconds(2));
    }

    @Test
    void startsAgainFromTheLastUpdateSeenWhenTheCursorIsForgotten() throws InterruptedException {
        FeedFollower follower = follower(Query.all());
        poll(follower);
        List<String> added = vendor.data().add(3, LATER);
        vendor.expireCursors();
        taken.clear();
        vendor.requests().clear();

        poll(follower);

        assertThat(taken).endsWith(added.toArray(String[]::new)).hasSizeLessThan(10);
        assertThat(vendor.requests().all().get(1).parameter("startTime")).startsWith("2026-06-");
    }

    /** Also where an earlier program has noted the time of such a record. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void startsAgainNoLaterThanTheLastPageAlthoughARecordIsOfTheFuture(boolean noted) throws InterruptedException {
        Instant future = Instant.parse("2099-01-01T00:00:00Z");
        vendor.data().edit(vendor.data().ids().get(0), future);
        poll(follower(Query.all()));
        assertThat(checkpoint.lastUpdate()).isBefore(LATER);
        if (noted) {
            checkpoint = new Checkpoint(checkpoint.since(), checkpoint.cursor(), future);
        }
        vendor.expireCursors();
        List<String> added = vendor.data().add(1, LATER);
        taken.clear();

        poll(follower(Query.all()));

        assertThat(taken).contains(added.get(0));
        assertThat(vendor.requests().all())
                .allSatisfy(
                        request -> assertThat(request.parameter("startTime")).startsWith("20"))
                .noneSatisfy(
                        request -> assertThat(request.parameter("startTime")).startsWith("209"));
    }

    /** Nor later than what it had come to: a record on the way there may be dated long after those that follow it. */
    @Test
    void startsAgainFromTheBeginningWhereItHadNotComeToTheTail() {
        String wrong = vendor.data().ids().get(2);
        vendor.behaviour().fault(Faults.once(Fault.altered(body -> dated(body, wrong, "2026-07-01T11:00:00Z"))));
        FeedFollower follower = follower(Query.all());
        assertThatThrownBy(() -> follower.poll((page, after) -> {
                    checkpoint = after;
                    vendor.behaviour().fault(Faults.always(Fault.status(403)));
                }))
                .isInstanceOf(CoachingSourceException.class);
        vendor.behaviour().noFaults();
        vendor.expireCursors();

        assertThatCode(() -> poll(follower(Query.all()))).doesNotThrowAnyException();

        assertThat(taken).containsExactlyElementsOf(vendor.data().ids());
    }

    private static String dated(String page, String id, String time) {
        return page.replaceFirst("(\"id\":\"" + id + "\".*?\"updatedAtTime\":\")[^\"]*", "$1" + time);
    }

    @Test
    void goesOnInAnotherProcess() throws InterruptedException {
        poll(follower(Query.all()));
        List<String> added = vendor.data().add(1, LATER);
        taken.clear();

        poll(follower(Query.all()));

        assertThat(taken).containsExactlyElementsOf(added);
    }

    @Test
    void goesOnInAnotherProcessAfterItStartedAgain() throws InterruptedException {
        poll(follower(Query.all()));
        vendor.expireCursors();
        poll(follower(Query.all()));
        vendor.expireCursors();
        List<String> added = vendor.data().add(1, LATER);
        taken.clear();

        poll(follower(Query.all()));
        poll(follower(Query.all()));

        assertThat(taken).endsWith(added.get(0)).hasSizeLessThan(10);
    }

    @Test
    void staysInTheQuerysWindowWhenItStartsAgain() throws InterruptedException {
        Instant since = LATER.minusSeconds(10);
        List<String> added = vendor.data().add(1, LATER);
        FeedFollower follower = follower(Query.all().window(Axis.UPDATED, since, null));
        poll(follower);
        vendor.expireCursors();

        poll(follower);

        assertThat(taken).containsExactly(added.get(0), added.get(0));
    }

    @Test
    void readsPointsAgainFromTheStartWhenTheCursorIsForgotten() throws InterruptedException {
        FeedFollower follower = new FeedFollower(source, Feed.POINTS, Query.all(), Checkpoint.START, account.time);
        poll(follower);
        List<String> all = List.copyOf(taken);
        vendor.expireCursors();

        poll(follower);

        assertThat(taken.subList(all.size(), taken.size())).containsExactlyElementsOf(all);
    }

    @Test
    void endsWhenTheRequestItselfIsRefused() throws InterruptedException {
        FeedFollower follower = follower(Query.all());
        poll(follower);
        vendor.behaviour().fault(Faults.always(Fault.status(400)));

        assertThatThrownBy(() -> poll(follower))
                .isInstanceOfSatisfying(
                        CoachingSourceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INVALID_REQUEST));
    }

    @ParameterizedTest
    @EnumSource(names = {"ASSIGNMENTS", "TODOS"})
    void refusesAFeedWithoutChanges(Feed feed) {
        assertThatThrownBy(() -> new FeedFollower(source, feed, Query.all(), Checkpoint.START, account.time))
                .isInstanceOfSatisfying(
                        CoachingSourceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNSUPPORTED))
                .hasMessageContaining("keeps no feed of changes of " + feed.label());
    }

    @Test
    void refusesAWindowWithAnEnd() {
        assertThatThrownBy(() -> follower(Query.all().window(Axis.UPDATED, null, LATER)))
                .hasMessageContaining("a window with an end cannot be followed");
    }

    @Test
    void refusesAFilterThatTheFeedLacks() {
        assertThatThrownBy(() -> follower(Query.all().creators(Set.of("x")))).hasMessageContaining("no creator");
    }

    private FeedFollower follower(Query query) {
        return new FeedFollower(source, Feed.SESSIONS, query, checkpoint, account.time);
    }

    private void poll(FeedFollower follower) throws InterruptedException {
        follower.poll((page, after) -> {
            page.items().stream().map(CoachingRecord::id).forEach(taken::add);
            checkpoint = after;
        });
    }
}
