package dev.coachstream.samsara;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.paging.Cursor;
import dev.coachstream.paging.Page;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.Fault;
import dev.coachstream.simulator.Faults;
import dev.coachstream.simulator.RequestSeen;
import dev.coachstream.simulator.samsara.SimulatedSamsara;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SamsaraClientTest {
    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");

    private final SamsaraAccount account = new SamsaraAccount();
    private SimulatedSamsara vendor;
    private SamsaraClient client;

    @BeforeEach
    void open() {
        vendor = SimulatedSamsara.start(DataSet.small());
        vendor.behaviour().pageSizes(40, 40);
        client = SamsaraClient.open(account.config(vendor.url(), Map.of()), account.host());
    }

    @AfterEach
    void close() {
        client.close();
        vendor.close();
    }

    @Test
    void sendsEveryDocumentedParameterOfTheStream() {
        SamsaraSessionsRequest request = SamsaraSessionsRequest.since(MAY)
                .between(MAY, MAY.plusSeconds(1))
                .driverIds(Set.of("d2", "d,1"))
                .coachIds(Set.of("c"))
                .sessionStatuses(Set.of("upcoming", "completed"))
                .including(false, false);

        client.sessionsPage(request, null);

        assertThat(last().rawQuery())
                .isEqualTo("driverIds=d%2C1,d2&coachIds=c&sessionStatuses=completed,upcoming"
                        + "&includeCoachableEvents=false&startTime=2026-05-01T00%3A00%3A00Z"
                        + "&endTime=2026-05-01T00%3A00%3A01Z&includeExternalIds=false");
    }

    @Test
    void streamsSessionsInTheVendorsWords() {
        List<SamsaraSession> sessions =
                client.streamSessions(SamsaraSessionsRequest.since(PushedDown.EARLIEST), null).stream()
                        .toList();

        assertThat(sessions)
                .extracting(SamsaraSession::id)
                .containsExactlyElementsOf(vendor.data().ids());
        assertThat(sessions.get(0).sessionStatus()).isEqualTo("completed");
    }

    @Test
    void resumesTheStreamAtItsTail() {
        SamsaraSessionsRequest request = SamsaraSessionsRequest.since(MAY);
        List<Cursor> cursors = new ArrayList<>();
        for (Page<SamsaraSession> page : client.streamSessions(request, null).pages()) {
            cursors.add(page.cursor());
        }
        List<String> added = vendor.data().add(1, Instant.parse("2026-07-01T12:00:00Z"));

        assertThat(client.streamSessions(request, cursors.get(cursors.size() - 1)))
                .extracting(SamsaraSession::id)
                .containsExactlyElementsOf(added);
    }

    @Test
    void refusesAnEndThatIsNotAfterTheStart() {
        assertThatThrownBy(() -> SamsaraSessionsRequest.since(MAY).between(MAY, MAY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("startTime 2026-05-01T00:00:00Z is not before endTime 2026-05-01T00:00:00Z");
    }

    @Test
    void assignsADriverToACoach() {
        Map.Entry<String, String> one =
                vendor.assignments().entrySet().iterator().next();
        String coach = vendor.assignments().values().stream()
                .filter(other -> !other.equals(one.getValue()))
                .findFirst()
                .orElseThrow();

        SamsaraAssigned assigned = client.assign(one.getKey(), coach);

        assertThat(assigned.driverId()).isEqualTo(one.getKey());
        assertThat(assigned.coachId()).isEqualTo(coach);
        assertThat(vendor.assignments()).containsEntry(one.getKey(), coach);
        assertThat(last().method()).isEqualTo("PUT");
        assertThat(last().rawQuery()).isEqualTo("driverId=" + one.getKey() + "&coachId=" + coach);
        assertThat(last().body()).isEmpty();
    }

    @Test
    void takesACoachAway() {
        String driver = vendor.assignments().keySet().iterator().next();

        SamsaraAssigned assigned = client.unassign(driver);

        assertThat(assigned.coachId()).isNull();
        assertThat(vendor.assignments()).doesNotContainKey(driver);
        assertThat(last().rawQuery()).isEqualTo("driverId=" + driver);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void neverTakesACoachAwayByABlank(String coach) {
        assertNothingSent(() -> client.assign("49000000", coach), "coachId is missing");
        assertNothingSent(() -> client.unassign(coach), "driverId is missing");
    }

    @Test
    @NullUnmarked
    void neverTakesACoachAwayByANull() {
        assertNothingSent(() -> client.assign("49000000", null), "coachId is missing");
        assertNothingSent(() -> client.assign(null, "510000"), "driverId is missing");
    }

    @Test
    void saysThatThereIsNoSuchDriver() {
        assertThatThrownBy(() -> client.assign("nobody", "510000"))
                .isInstanceOfSatisfying(
                        CoachingSourceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_FOUND))
                .hasMessageContaining("Object not found.");
    }

    @Test
    void refusesAnAnswerAboutAnotherDriver() {
        String body = "{\"data\": {\"driverId\": \"2\", \"coachId\": \"510000\"}}";
        vendor.behaviour().fault(Faults.once(Fault.status(200, Map.of(), body)));

        assertThatThrownBy(() -> client.assign("1", "510000"))
                .isInstanceOfSatisfying(
                        CoachingSourceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.PROTOCOL))
                .hasMessageContaining("not about the driver");
    }

    @Test
    void repeatsAnAssignmentWhoseAnswerWasLost() {
        String driver = vendor.assignments().keySet().iterator().next();
        vendor.behaviour().fault(Faults.once(Fault.resetMidBody()));

        client.unassign(driver);

        assertThat(vendor.requests().count()).isEqualTo(2);
    }

    @Test
    void readsAssignmentsInTheVendorsWords() {
        assertThat(client.assignments(SamsaraAssignmentsRequest.all()))
                .hasSize(vendor.assignments().size())
                .allMatch(assignment -> assignment.driver() != null && assignment.coachId() != null);
    }

    private void assertNothingSent(ThrowingCallable call, String words) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        CoachingSourceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INVALID_REQUEST))
                .hasMessageContaining(words);
        assertThat(vendor.requests().count()).isZero();
    }

    private RequestSeen last() {
        List<RequestSeen> all = vendor.requests().all();
        return all.get(all.size() - 1);
    }
}
