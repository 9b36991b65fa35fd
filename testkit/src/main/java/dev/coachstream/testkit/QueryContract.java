package dev.coachstream.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachstream.api.Axis;
import dev.coachstream.api.FeedCapabilities;
import dev.coachstream.api.Filter;
import dev.coachstream.api.Query;
import dev.coachstream.api.ReadPlan;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.model.CoachingPoint;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Feed;
import dev.coachstream.model.Participant;
import dev.coachstream.model.Status;
import dev.coachstream.model.Todo;
import dev.coachstream.spi.Selection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a query means, whatever the vendor: the answer is everything that there is, narrowed by {@link Selection}; and every
 * capability that is declared is a tested claim.
 */
abstract class QueryContract extends PagingContract {

    @ParameterizedTest
    @EnumSource
    void answersAWindowOnEachAxisItDeclares(Axis axis) {
        for (Feed feed : capabilities().feeds().keySet()) {
            if (capabilities().feed(ACCOUNT, feed).axes().contains(axis)) {
                assertWindow(feed, axis);
            } else {
                assertRefused(feed, Query.all().window(axis, NOW, null), axis.label());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"COACHEE", "COACH", "CREATOR", "STATUS"})
    void answersEachFilterItDeclares(Filter filter) {
        for (Feed feed : capabilities().feeds().keySet()) {
            if (capabilities().feed(ACCOUNT, feed).filters().contains(filter)) {
                assertFilter(feed, filter);
            } else {
                assertRefused(feed, query(filter, Set.of("x"), Set.of(Status.OPEN)), filter.label());
            }
        }
    }

    @Test
    void answersSeveralFiltersAtOnce() {
        List<? extends CoachingRecord> all = read(Feed.SESSIONS, Query.all());

        assertAnswer(Feed.SESSIONS, like((CoachingSession) all.get(all.size() / 3)), all);
    }

    @Test
    void plansWhatItPushesDownAndWhatItFiltersHere() {
        Query query = like((CoachingSession) read(Feed.SESSIONS, Query.all()).get(0));
        vendor().requests().clear();

        ReadPlan plan = source().plan(Feed.SESSIONS, query);

        assertThat(plan.pushedDown()).isSubsetOf(declared().pushedDown());
        assertThat(Stream.concat(plan.pushedDown().stream(), plan.filteredHere().stream()))
                .containsExactlyInAnyOrderElementsOf(query.filters());
        assertThat(vendor().requests().count()).isZero();
    }

    @Test
    void sendsWhatItPushesDown() {
        for (Map.Entry<Feed, FeedCapabilities> feed : capabilities().feeds().entrySet()) {
            List<? extends CoachingRecord> all = read(feed.getKey(), Query.all());
            List<String> unfiltered = asked(feed.getKey(), Query.all());
            for (Filter filter : feed.getValue().pushedDown()) {
                assertThat(pushedDown(feed.getValue(), filter, all))
                        .as("%s by %s: some filter that goes into a request", feed.getKey(), filter.label())
                        .anySatisfy(
                                query -> assertThat(asked(feed.getKey(), query)).isNotEqualTo(unfiltered));
            }
        }
    }

    /** Queries by a filter, each for what a record has. */
    private static List<Query> pushedDown(FeedCapabilities feed, Filter filter, List<? extends CoachingRecord> all) {
        return switch (filter) {
            case TIME ->
                feed.pushedDownAxes().stream()
                        .map(axis -> Query.all().window(axis, NOW.minus(Duration.ofDays(30)), NOW))
                        .toList();
            case STATUS ->
                all.stream()
                        .map(CoachingRecord::status)
                        .distinct()
                        .map(status -> Query.all().statuses(Set.of(status)))
                        .toList();
            case COACHEE, COACH, CREATOR ->
                all.stream()
                        .map(item -> person(filter, item))
                        .filter(Objects::nonNull)
                        .limit(1)
                        .map(person -> Query.all().people(filter, Set.of(person.id())))
                        .toList();
        };
    }

    /** The requests of a read. */
    private List<String> asked(Feed feed, Query query) {
        vendor().requests().clear();
        read(feed, query);
        return vendor().requests().all().stream()
                .map(request -> request.path() + "?" + request.rawQuery() + " " + request.body())
                .sorted()
                .toList();
    }

    @Test
    void joinsWhatItDeclares() {
        Set<Feed> joins = declared().joins();
        if (joins.isEmpty()) {
            return;
        }
        List<? extends CoachingRecord> points = joined(joins, Feed.POINTS);
        List<? extends CoachingRecord> todos = joined(joins, Feed.TODOS);
        for (CoachingRecord item : read(Feed.SESSIONS, Query.all().with(joins))) {
            CoachingSession session = (CoachingSession) item;
            assertThat(session.points())
                    .containsExactlyInAnyOrderElementsOf(points.stream()
                            .map(CoachingPoint.class::cast)
                            .filter(point -> point.sessionIds().contains(session.id()))
                            .toList());
            assertThat(session.todos())
                    .containsExactlyInAnyOrderElementsOf(todos.stream()
                            .map(Todo.class::cast)
                            .filter(todo -> todo.sessionIds().contains(session.id()))
                            .toList());
        }
    }

    /** All records of a feed, if it can be joined. */
    private List<? extends CoachingRecord> joined(Set<Feed> joins, Feed feed) {
        return joins.contains(feed) ? read(feed, Query.all()) : List.of();
    }

    private void assertWindow(Feed feed, Axis axis) {
        List<? extends CoachingRecord> all = read(feed, Query.all());
        List<Instant> times = all.stream()
                .map(axis::of)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
        assertThat(times)
                .as("different %s times of %s, see start()", axis, feed)
                .hasSizeGreaterThan(3);
        Instant since = times.get(times.size() / 4);
        Instant until = times.get(times.size() / 2);

        assertAnswer(feed, Query.all().window(axis, since, until), all);
        assertAnswer(feed, Query.all().window(axis, since.plusNanos(1), null), all);
        assertAnswer(feed, Query.all().window(axis, null, until.plusNanos(1)), all);
    }

    private void assertFilter(Feed feed, Filter filter) {
        List<? extends CoachingRecord> all = read(feed, Query.all());
        if (filter == Filter.STATUS) {
            for (Status status : Status.values()) {
                assertAnswer(feed, Query.all().statuses(Set.of(status)), all);
            }
            assertAnswer(feed, Query.all().statuses(Set.of(Status.OPEN, Status.COMPLETED)), all);
            return;
        }
        List<String> ids = all.stream()
                .map(item -> person(filter, item))
                .filter(Objects::nonNull)
                .map(Participant::id)
                .distinct()
                .toList();
        assertThat(ids).as("different %s ids of %s, see start()", filter, feed).hasSizeGreaterThan(1);
        assertAnswer(feed, query(filter, Set.of(ids.get(0)), Set.of()), all);
        assertAnswer(feed, query(filter, Set.of(ids.get(0), ids.get(ids.size() - 1)), Set.of()), all);
    }

    private void assertAnswer(Feed feed, Query query, List<? extends CoachingRecord> all) {
        Set<String> expected = all.stream()
                .filter(new Selection(query))
                .map(CoachingRecord::id)
                .collect(Collectors.toSet());

        assertThat(read(feed, query))
                .extracting(CoachingRecord::id)
                .as("%s %s", feed, query.filters())
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private void assertRefused(Feed feed, Query query, String words) {
        assertThatThrownBy(() -> source().read(feed, query))
                .as("%s %s", feed, query.filters())
                .isInstanceOfSatisfying(
                        CoachingSourceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNSUPPORTED))
                .hasMessageContaining(words);
    }

    private List<? extends CoachingRecord> read(Feed feed, Query query) {
        try (var read = source().read(feed, query)) {
            return read.stream().toList();
        }
    }

    private static Query query(Filter filter, Set<String> ids, Set<Status> statuses) {
        return switch (filter) {
            case COACHEE -> Query.all().coachees(ids);
            case COACH -> Query.all().coaches(ids);
            case CREATOR -> Query.all().creators(ids);
            case STATUS, TIME -> Query.all().statuses(statuses);
        };
    }
}
