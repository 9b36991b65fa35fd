package dev.coachstream.samsara;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.Filter;
import dev.coachstream.api.Query;
import dev.coachstream.api.RateLimit;
import dev.coachstream.model.CoachAssignment;
import dev.coachstream.model.Feed;
import dev.coachstream.model.Participant;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.ServerOptions;
import dev.coachstream.simulator.samsara.SimulatedSamsara;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The feed of driver-coach assignments. */
final class SamsaraAssignmentsTest {
    private final SamsaraAccount account = new SamsaraAccount();
    private SimulatedSamsara vendor;
    private CoachingSource source;

    @BeforeEach
    void open() {
        ServerOptions options = ServerOptions.defaults().withNanos(account.time::nanos);
        vendor = SimulatedSamsara.start(DataSet.small(), options);
        vendor.behaviour().pageSizes(3, 3);
        source = account.source(vendor.url());
    }

    @AfterEach
    void close() {
        source.close();
        vendor.close();
    }

    @Test
    void readsWhoIsToCoachWhom() {
        Map<String, String> coaches = read(Query.all()).stream()
                .collect(Collectors.toMap(CoachAssignment::id, assignment -> id(assignment.coach())));

        assertThat(coaches).isEqualTo(vendor.assignments()).hasSizeGreaterThan(3);
        assertThat(account.drift).isEmpty();
    }

    @Test
    void pushesDownDriversAndCoachesOnEveryPage() {
        List<CoachAssignment> all = read(Query.all());
        Set<String> drivers = all.stream().limit(5).map(CoachAssignment::id).collect(Collectors.toSet());
        Set<String> coaches = Set.of(id(all.get(0).coach()), "a,b");
        vendor.requests().clear();

        assertThat(read(Query.all().coachees(drivers)))
                .extracting(CoachAssignment::id)
                .hasSameElementsAs(drivers);
        assertThat(read(Query.all().coaches(coaches))).isNotEmpty();

        assertThat(vendor.requests().all())
                .hasSizeGreaterThan(2)
                .allMatch(request -> request.rawQuery()
                                .startsWith("driverIds="
                                        + String.join(
                                                ",", drivers.stream().sorted().toList()))
                        || request.rawQuery()
                                .startsWith("coachIds="
                                        + coaches.stream()
                                                .filter(id -> !id.equals("a,b"))
                                                .findFirst()
                                                .orElseThrow() + ",a%2Cb&includeExternalIds=true"));
    }

    @Test
    void endsWithoutACursor() {
        var pages = source.assignments(Query.all()).pages().iterator();
        var page = pages.next();
        while (pages.hasNext()) {
            page = pages.next();
        }

        assertThat(page.cursor().atEnd()).isTrue();
    }

    @Test
    void keepsToAQuotaOfItsOwn() {
        vendor.behaviour().enforceDocumentedQuotas().pageSizes(1, 1);
        try (CoachingSource limited = account.source(vendor.url(), Map.of("quota", ""))) {
            assertThat(limited.plan(Feed.ASSIGNMENTS, Query.all()).quotas())
                    .containsExactly(new RateLimit(10, Duration.ofSeconds(1)));
            limited.assignments(Query.all()).forEach(assignment -> {});
            limited.assignments(Query.all()).forEach(assignment -> {});
        }

        assertThat(vendor.requests().byStatus()).containsOnlyKeys(200);
        assertThat(account.time.slept()).isPositive();
    }

    @Test
    void plansWhatIsPushedDown() {
        assertThat(source.plan(Feed.ASSIGNMENTS, Query.all().coaches(Set.of("1")))
                        .pushedDown())
                .containsExactly(Filter.COACH);
    }

    private List<CoachAssignment> read(Query query) {
        return source.assignments(query).stream().toList();
    }

    private static String id(@Nullable Participant person) {
        return Objects.requireNonNull(person).id();
    }
}
