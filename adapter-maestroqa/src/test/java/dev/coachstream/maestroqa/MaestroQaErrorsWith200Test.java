package dev.coachstream.maestroqa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachstream.api.SourceListener;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.Fault;
import dev.coachstream.simulator.maestroqa.SimulatedMaestroQa;
import dev.coachstream.spi.Host;
import dev.coachstream.testkit.FakeTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An error under status 200 is told as one, whatever was asked. */
final class MaestroQaErrorsWith200Test {
    private final SimulatedMaestroQa vendor = SimulatedMaestroQa.start(DataSet.small());
    private final MaestroQaClient client = MaestroQaClient.open(
            MaestroQaAccount.config(vendor.url(), Map.of()),
            new Host(new FakeTime(MaestroQaAccount.NOW), SourceListener.NONE));

    @AfterEach
    void close() {
        client.close();
        vendor.close();
    }

    @SuppressWarnings("ImmutableEnumChecker") // the functions hold nothing
    enum Operation {
        POINTS(client -> client.points(MaestroQaListRequest.all()).forEach(point -> {})),
        TODOS(client -> client.todos(MaestroQaListRequest.all()).forEach(todo -> {})),
        SESSION(client -> client.session("s")),
        POINT(client -> client.point("p")),
        TODO(client -> client.todo("t")),
        REQUEST_EXPORT(client -> client.requestGroupsExport(new MaestroQaGroupsExport(null, null))),
        EXPORT(client -> client.export("e")),
        CREATE_TICKET(client -> client.createTicket(MaestroQaTicket.builder()
                .ticketId("t")
                .type("x")
                .subject("s")
                .agents(List.of("a"))
                .link("l")
                .body("b")
                .build())),
        UPDATE_TICKET(client -> client.updateTicket(
                "t", MaestroQaTicket.builder().status("closed").build())),
        DELETE_TICKET(client -> client.deleteTicket("t")),
        COMMENT(client -> client.createComment(comment())),
        COMMENTS(client -> client.createComments(List.of(comment()))),
        ATTACHMENT(client -> client.createAttachment(MaestroQaAttachment.ofFile("t", "audio/mp3"))),
        AGENT(client -> client.createAgent(MaestroQaAgent.of("n", "a@example.com", true, null, null))),
        AGENT_ID(client -> client.addIdToAgent("a@example.com", "7")),
        AVAILABILITY(client -> client.setAgentAvailability("a@example.com", true));

        private final Consumer<MaestroQaClient> call;

        Operation(Consumer<MaestroQaClient> call) {
            this.call = call;
        }

        private static MaestroQaComment comment() {
            return MaestroQaComment.of("t", "b", null, null, Instant.EPOCH);
        }
    }

    @Test
    void takesNoPageForWholeThatHasAnErrorBesideItsRecords() {
        vendor.behaviour()
                .fault(
                        request -> Fault.status(
                                200,
                                Map.of(),
                                "{\"startIndex\":0,\"totalResults\":0,\"Resources\":[],\"errors\":[{\"message\":\"timed out\"}]}"));

        assertThatThrownBy(() -> client.todos(MaestroQaListRequest.all()).forEach(todo -> {}))
                .isInstanceOfSatisfying(
                        CoachingSourceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.PROTOCOL))
                .hasMessageContaining("an error (timed out) instead of an answer: it has errors beside its records");
    }

    @ParameterizedTest
    @EnumSource
    void tellsAnErrorAsOne(Operation operation) {
        vendor.behaviour()
                .fault(request -> Fault.status(200, Map.of(), "{\"errors\":[{\"message\":\"not now\"}],\"code\":7}"));

        assertThatThrownBy(() -> operation.call.accept(client))
                .isInstanceOfSatisfying(
                        CoachingSourceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.PERMISSION))
                .hasMessageContaining("was answered 200 with an error (not now) instead of an answer");
    }
}
