package dev.coachstream.maestroqa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.Estimate;
import dev.coachstream.api.Filter;
import dev.coachstream.api.Query;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.Feed;
import dev.coachstream.model.Participant;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.maestroqa.SimulatedMaestroQa;
import dev.coachstream.spi.Selection;
import dev.coachstream.testkit.PageByPage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several ids of a role, of which the API takes one: whichever asks less. */
final class SeveralIdsTest {
    private final SimulatedMaestroQa vendor = SimulatedMaestroQa.start(DataSet.small());

    @AfterEach
    void close() {
        vendor.close();
    }

    /** 254 sessions are 26 pages of 10, and 2 of 200. */
    @ParameterizedTest
    @CsvSource({
        "SESSIONS, COACHEE, 10, 3, true",
        "SESSIONS, COACH, 10, 2, false",
        "POINTS, CREATOR, 10, 2, true",
        "SESSIONS, CREATOR, 10, 3, false",
        "TODOS, COACHEE, 10, 4, true",
        "SESSIONS, COACHEE, 200, 3, false",
        "SESSIONS, COACHEE, 10, 30, false"
    })
    void areAskedForByWhicheverWayAsksLess(Feed feed, Filter role, int pageSize, int people, boolean oneByOne) {
        try (CoachingSource source = source(pageSize)) {
            List<? extends CoachingRecord> all =
                    source.read(feed, Query.all()).stream().toList();
            Query query = Query.all().people(role, some(all, role, people));
            Estimate estimate = source.estimate(feed, query).orElseThrow();
            vendor.requests().clear();

            List<String> read =
                    source.read(feed, query).stream().map(CoachingRecord::id).toList();

            Selection wanted = new Selection(query);
            assertThat(read)
                    .isNotEmpty()
                    .containsExactlyInAnyOrderElementsOf(
                            all.stream().filter(wanted).map(CoachingRecord::id).toList());
            assertThat(vendor.requests().all().stream()
                            .skip(1)
                            .allMatch(request -> request.rawQuery().contains(parameter(role))))
                    .isEqualTo(oneByOne);
            Filter inParts = oneByOne ? role : null;
            assertThat(estimate.inParts()).isEqualTo(inParts);
            assertThat(estimate.requests()).isEqualTo(vendor.requests().count());
            assertThat(PageByPage.ids(source, feed, query)).isEqualTo(read);
        }
    }

    /** Of two roles with several ids each, the one with fewer is asked for one by one. */
    @Test
    void splitsTheRoleWithTheFewestIds() {
        try (CoachingSource source = source(10)) {
            List<? extends CoachingRecord> all =
                    source.sessions(Query.all()).stream().toList();
            Query query = Query.all()
                    .coachees(some(all, Filter.COACHEE, 40))
                    .coaches(Set.of(some(all, Filter.COACH, 1).iterator().next(), "nobody"));

            assertThat(PageByPage.ids(source, Feed.SESSIONS, query))
                    .containsExactlyInAnyOrderElementsOf(all.stream()
                            .filter(new Selection(query))
                            .map(CoachingRecord::id)
                            .toList());
            assertThat(vendor.requests().all())
                    .anyMatch(request -> request.rawQuery().contains("coachId"))
                    .noneMatch(request -> request.rawQuery().contains("agentId"));
        }
    }

    private CoachingSource source(int pageSize) {
        return MaestroQaAccount.source(vendor, Map.of("page-size", String.valueOf(pageSize), "max-in-flight", "2"));
    }

    private static String parameter(Filter role) {
        return switch (role) {
            case COACHEE -> "agentId";
            case COACH -> "coachId";
            default -> "creatorId";
        };
    }

    private static @Nullable Participant inRole(CoachingRecord item, Filter role) {
        return switch (role) {
            case COACHEE -> item.coachee();
            case COACH -> item.coach();
            default -> item.creator();
        };
    }

    /** So many people, of whom those that there are come first. */
    private static Set<String> some(List<? extends CoachingRecord> all, Filter role, int people) {
        Set<String> ids = new TreeSet<>();
        for (CoachingRecord item : all) {
            Participant person = inRole(item, role);
            if (person != null && ids.size() < people) {
                ids.add(person.id());
            }
        }
        for (int i = 0; ids.size() < people; i++) {
            ids.add("nobody-" + i);
        }
        return ids;
    }
}
