package dev.coachstream.samsara;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.Query;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.Fault;
import dev.coachstream.simulator.samsara.SimulatedSamsara;
import java.time.Instant;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An error under status 200 is told as one, whatever was asked. */
final class SamsaraErrorsWith200Test {
    private final SamsaraAccount account = new SamsaraAccount();
    private final SimulatedSamsara vendor = SimulatedSamsara.start(DataSet.small());
    private final CoachingSource source = account.source(vendor.url());
    private final SamsaraClient client = SamsaraClient.open(account.config(vendor.url(), Map.of()), account.host());

    @AfterEach
    void close() {
        client.close();
        source.close();
        vendor.close();
    }

    @SuppressWarnings("ImmutableEnumChecker") // the functions hold nothing
    enum Operation {
        POINTS((source, client) -> source.points(Query.all()).forEach(point -> {})),
        ASSIGNMENTS((source, client) -> source.assignments(Query.all()).forEach(assignment -> {})),
        PAGE((source, client) -> client.sessionsPage(SamsaraSessionsRequest.since(Instant.EPOCH), null)),
        ASSIGN((source, client) -> client.assign("d", "c")),
        UNASSIGN((source, client) -> client.unassign("d"));

        private final BiConsumer<CoachingSource, SamsaraClient> call;

        Operation(BiConsumer<CoachingSource, SamsaraClient> call) {
            this.call = call;
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsAnErrorAsOne(Operation operation) {
        answer("{\"message\":\"Something went wrong\",\"requestId\":\"r7\"}");

        assertThatThrownBy(() -> operation.call.accept(source, client))
                .isInstanceOfSatisfying(
                        CoachingSourceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.PROTOCOL))
                .hasMessageContaining("was answered 200 with an error (Something went wrong, request r7)"
                        + " instead of an answer: it lacks data");
    }

    /** A page that lacks what could not be read looks like one from which it was deleted. */
    @Test
    void takesNoPageForWholeThatHasAnErrorBesideItsRecords() {
        answer(
                "{\"data\":[],\"pagination\":{\"endCursor\":\"\",\"hasNextPage\":false},\"error\":{\"code\":13,\"message\":\"a shard is down\"}}");

        assertThatThrownBy(() -> source.sessions(Query.all()).forEach(session -> {}))
                .isInstanceOfSatisfying(
                        CoachingSourceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE))
                .hasMessageContaining("an error (a shard is down) instead of an answer");
    }

    @Test
    void takesWhatIsBesideAPagesDocumentedMembersForDrift() {
        answer(
                "{\"data\":[],\"pagination\":{\"endCursor\":\"\",\"hasNextPage\":false},\"message\":\"deprecated\",\"errors\":[]}");

        assertThat(source.sessions(Query.all())).isEmpty();
        assertThat(account.drift).containsExactly("sessions (page).errors array", "sessions (page).message string");
    }

    private void answer(String body) {
        vendor.behaviour().fault(request -> Fault.status(200, Map.of(), body));
    }
}
