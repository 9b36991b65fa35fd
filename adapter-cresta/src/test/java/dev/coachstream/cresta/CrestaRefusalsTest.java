package dev.coachstream.cresta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.Query;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Status;
import dev.coachstream.paging.Cursor;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.Fault;
import dev.coachstream.simulator.cresta.SimulatedCresta;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CrestaRefusalsTest {
    private final SimulatedCresta cresta = SimulatedCresta.start(DataSet.small());
    private final CoachingSource source = CrestaAccount.source(cresta, Map.of("page-size", "40"));

    @AfterEach
    void close() {
        source.close();
        cresta.close();
    }

    @Test
    void refusesToGoRoundInCircles() {
        for (int period = 1; period <= 2; period++) {
            cresta.behaviour().repeatToken(period);
            assertThatThrownBy(() -> ids(Query.all()))
                    .isInstanceOfSatisfying(
                            CoachingSourceException.class,
                            e -> assertThat(e.kind()).isEqualTo(Kind.PROTOCOL))
                    .hasMessageContaining("repeats the position");
        }
    }

    @Test
    void repeatsARequestThatWasRefusedForNow() {
        List<Fault> faults = List.of(
                Fault.tooManyRequests("0.40235"),
                Fault.resetMidBody(),
                Fault.closeMidBody(),
                Fault.truncatedJson(),
                Fault.status(503),
                Fault.html200());
        AtomicInteger count = new AtomicInteger();
        cresta.behaviour().fault(request -> {
            int number = count.getAndIncrement();
            return number % 2 == 0 && number / 2 < faults.size() ? faults.get(number / 2) : null;
        });
        assertThat(ids(Query.all())).containsExactlyElementsOf(cresta.data().ids());
        assertThat(count).hasValueGreaterThan(2 * faults.size() - 1);
    }

    @Test
    void saysThatTheTokenIsWrong() {
        try (CoachingSource wrong = CrestaAccount.source(cresta, Map.of("token", "wrong-token"))) {
            assertThatThrownBy(wrong::check)
                    .isInstanceOfSatisfying(
                            CoachingSourceException.class,
                            e -> assertThat(e.kind()).isEqualTo(Kind.AUTHENTICATION))
                    .hasMessageStartingWith(
                            "sales: GET /v1/customers/acme/profiles/us/coachingSessions was answered 401")
                    .hasMessageContaining("the token is wrong or has expired")
                    .hasMessageNotContaining("wrong-token");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | INVALID_REQUEST | {\"error\":\"no usecase\",\"code\":3,\"details\":{}}",
                "400 | INVALID_REQUEST | {\"error\":\"Bad Request\",\"message\":\"no usecase\"}",
                "400 | INVALID_REQUEST | {\"code\":3,\"message\":\"no usecase\",\"details\":[]}",
                "400 | INVALID_REQUEST | {\"error\":{\"code\":400,\"message\":\"no usecase\",\"status\":\"INVALID_ARGUMENT\"}}",
                "403 | PERMISSION | {\"code\":7,\"message\":\"no usecase\",\"details\":[]}",
                "404 | NOT_FOUND | {\"code\":5,\"message\":\"no usecase\",\"details\":[]}",
                "409 | CONFLICT | {\"code\":10,\"message\":\"no usecase\",\"details\":[]}",
                "429 | RATE_LIMITED | {\"code\":8,\"message\":\"no usecase\",\"details\":[]}",
                "499 | UNAVAILABLE | {\"code\":1,\"message\":\"no usecase\",\"details\":[]}",
                "504 | UNAVAILABLE | {\"code\":4,\"message\":\"no usecase\",\"details\":[]}"
            })
    void understandsEveryFormOfAnError(int status, Kind kind, String body) {
        cresta.behaviour().fault(request -> Fault.status(status, Map.of(), body));
        assertThatThrownBy(source::check)
                .isInstanceOfSatisfying(
                        CoachingSourceException.class, e -> assertThat(e.kind()).isEqualTo(kind))
                .hasMessageContaining("was answered " + status + " (no usecase)");
    }

    @Test
    void refusesACursorOfAnotherQuery() {
        Cursor cursor = source.sessions(Query.all()).pages().iterator().next().cursor();
        assertThatThrownBy(() -> source.sessions(
                        Query.all().statuses(Set.of(Status.OPEN)).after(cursor)))
                .hasMessageContaining("it belongs to another query");
    }

    private List<String> ids(Query query) {
        try (Stream<CoachingSession> sessions = source.sessions(query).stream()) {
            return sessions.map(CoachingSession::id).toList();
        }
    }
}
