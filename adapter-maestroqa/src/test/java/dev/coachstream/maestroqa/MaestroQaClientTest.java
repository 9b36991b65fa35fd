package dev.coachstream.maestroqa;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachstream.api.SourceListener;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.Fault;
import dev.coachstream.simulator.Faults;
import dev.coachstream.simulator.ServerOptions;
import dev.coachstream.simulator.maestroqa.SimulatedMaestroQa;
import dev.coachstream.spi.Host;
import dev.coachstream.testkit.FakeTime;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MaestroQaClientTest {
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2026-07-01T00:00:00Z");

    @TempDir
    Path folder;

    private final FakeTime time = new FakeTime(MaestroQaAccount.NOW);
    private final SimulatedMaestroQa vendor =
            SimulatedMaestroQa.start(DataSet.of(120), ServerOptions.defaults().withNanos(time::nanos));
    private final MaestroQaClient client = MaestroQaClient.open(
            MaestroQaAccount.config(vendor.url(), Map.of("page-size", "50")), new Host(time, SourceListener.NONE));

    @AfterEach
    void close() {
        client.close();
        vendor.close();
    }

    @Test
    void createsChangesAndDeletesATicket() {
        MaestroQaTicket made = client.createTicket(ticket("t/1").build());
        MaestroQaTicket changed = client.updateTicket(
                "t/1", MaestroQaTicket.builder().status("closed").build());
        client.deleteTicket("t/1");

        assertThat(made.ticketId()).isEqualTo("t/1");
        assertThat(made.csatScore()).isEqualByComparingTo("5");
        assertThat(made.attributes()).containsEntry("group", "Support");
        assertThat(changed.status()).isEqualTo("closed");
        assertThat(changed.subject()).isEqualTo("New ticket");
        assertThat(vendor.account().tickets()).doesNotContainKey("t/1");
    }

    @Test
    void saysThatATicketsIdIsInUse() {
        client.createTicket(ticket("t1").build());

        assertFails(Kind.CONFLICT, "t1", () -> client.createTicket(ticket("t1").build()));
    }

    @Test
    void cutsCommentsIntoBatchesOf500() {
        client.createTicket(ticket("t1").build());
        List<MaestroQaComment> comments = IntStream.range(0, 1201)
                .mapToObj(i -> MaestroQaComment.of("t1", "comment " + i, "c1", "customer", FROM))
                .toList();

        List<MaestroQaComment> created = client.createComments(comments);

        assertThat(created)
                .hasSize(1201)
                .allSatisfy(comment -> assertThat(comment.id()).isNotNull());
        assertThat(created.get(1200).body()).isEqualTo("comment 1200");
        assertThat(vendor.requests().to("comments-batch")).hasSize(3);
        assertThat(client.createComment(comments.get(0)).isPublic()).isTrue();
    }

    @Test
    void saysHowManyCommentsWereCreatedBeforeAnError() {
        vendor.behaviour().fault(Faults.after(1, Faults.always(Fault.status(503))));
        List<MaestroQaComment> comments = IntStream.range(0, 600)
                .mapToObj(i -> MaestroQaComment.of("427406478143", "c", null, null, null))
                .toList();

        assertFails(Kind.UNAVAILABLE, "the first 500 comments were created", () -> client.createComments(comments));
        assertThat(vendor.requests().count()).isEqualTo(2);
    }

    @Test
    void attachesAFileThroughItsPresignedAddress() throws IOException {
        client.createTicket(ticket("t1").build());
        Path file = Files.writeString(folder.resolve("talk.mp3"), "sound", UTF_8);

        MaestroQaAttached attached = client.attach(MaestroQaAttachment.ofFile("t1", "audio/mp3"), file);

        assertThat(vendor.account().uploads().get(attached.id())).isEqualTo("sound".getBytes(UTF_8));
        assertThat(vendor.account().downloads().leaks()).isEmpty();
        assertThat(attached.toString()).doesNotContain("Signature");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://files.example/a b?Signature=canary", "https://files.example:99999/x?Signature=canary"})
    void sendsNoFileToAnAddressThatIsNoneAndDoesNotShowIt(String address) throws IOException {
        Path file = Files.writeString(folder.resolve("talk.mp3"), "sound", UTF_8);
        MaestroQaAttached attached = new MaestroQaAttached("a1", address, "audio", MaestroQaAccount.NOW);

        assertThatThrownBy(() -> client.upload(attached, file))
                .isInstanceOfSatisfying(
                        CoachingSourceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.PROTOCOL))
                .hasMessageContaining("that is none")
                .satisfies(e -> assertThat(Throwables.getStackTrace(e)).doesNotContain("canary"));
    }

    @Test
    void sendsNoFileToAnAddressThatHasExpired() throws IOException {
        client.createTicket(ticket("t1").build());
        Path file = Files.writeString(folder.resolve("talk.mp3"), "sound", UTF_8);
        MaestroQaAttached attached = client.createAttachment(MaestroQaAttachment.ofFile("t1", "audio/mp3"));
        time.advance(Duration.ofMinutes(10));

        assertFails(Kind.INVALID_REQUEST, "expired", () -> client.upload(attached, file));
        assertThat(vendor.account().downloads().requests().count()).isZero();
    }

    @Test
    void attachesAFileThatMaestroQaFetches() {
        client.createTicket(ticket("t1").build());

        MaestroQaAttached attached = client.createAttachment(
                MaestroQaAttachment.ofUrl("t1", "image/png", "https://example.com/your_file.png"));

        assertThat(attached.presignedUrl()).isNull();
        assertThat(Objects.requireNonNull(vendor.account().attachments().get(attached.id()))
                        .path("url")
                        .textValue())
                .isEqualTo("https://example.com/your_file.png");
    }

    @Test
    void createsAnAgentAndChangesIt() {
        MaestroQaAgent agent = client.createAgent(
                MaestroQaAgent.of("Allison Agent", "a@example.com", true, null, "ZBceBjFgQjNY2qLof"));

        assertThat(agent.id()).isNotNull();
        assertThat(client.addIdToAgent("a@example.com", "allison").agentId()).isEqualTo("allison");
        assertThat(client.setAgentAvailability("a@example.com", false).available())
                .isFalse();
        assertFails(
                Kind.CONFLICT,
                "a@example.com",
                () -> client.createAgent(MaestroQaAgent.of("Another", "a@example.com", true, null, null)));
    }

    @Test
    void sendsNothingThatLacksWhatTheDocumentRequires() {
        assertRefused(
                "a ticket lacks ticket_id, type, subject, agents, link, body",
                () -> client.createTicket(
                        MaestroQaTicket.builder().agents(List.of()).build()));
        assertRefused(
                "a comment lacks body, ticket_id",
                () -> client.createComment(MaestroQaComment.of("", " ", null, null, null)));
        assertRefused(
                "role must be customer or agent",
                () -> client.createComments(List.of(MaestroQaComment.of("t", "b", null, "coach", null))));
        assertRefused(
                "a raw export lacks endDate",
                () -> client.requestRawExport(new MaestroQaRawExport(FROM, null, null, null, null, null, null)));
        assertRefused(
                "startDate is not before its endDate",
                () -> client.requestAuditLogExport(new MaestroQaPeriod(TO, FROM, null)));
        assertRefused(
                "an attachment lacks ticket_id",
                () -> client.createAttachment(MaestroQaAttachment.ofFile("", "audio/mp3")));
        assertRefused(
                "an agent lacks name, email", () -> client.createAgent(MaestroQaAgent.of("", "", true, null, null)));
        assertRefused("an agent lacks agentId", () -> client.addIdToAgent("a@example.com", ""));
        assertRefused(
                "coachId filters sessions only",
                () -> client.points(new MaestroQaListRequest(null, null, "c", null, null)));
        assertRefused("is not an id", () -> client.deleteTicket(".."));
        assertThat(vendor.requests().count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 503})
    void sendsAWriteOnlyOnce(int status) {
        vendor.behaviour().fault(Faults.always(Fault.status(status)));

        assertThatThrownBy(() -> client.createTicket(ticket("t1").build())).isInstanceOf(CoachingSourceException.class);
        assertThatThrownBy(() -> client.deleteTicket("t1")).isInstanceOf(CoachingSourceException.class);
        assertThat(vendor.requests().count()).isEqualTo(2);
    }

    @Test
    void readsListsAndSingleRecordsInTheVendorsWords() {
        List<MaestroQaSession> sessions =
                client.sessions(MaestroQaListRequest.all()).stream().toList();
        MaestroQaSession some = sessions.get(3);

        assertThat(sessions)
                .extracting(MaestroQaSession::id)
                .containsExactlyElementsOf(vendor.data().ids());
        assertThat(client.session(Objects.requireNonNull(some.id()))).isEqualTo(some);
        assertThat(client.sessions(new MaestroQaListRequest(some.agentId(), null, some.coachId(), FROM, TO)))
                .allMatch(session -> Objects.equals(session.agentId(), some.agentId()));
        String point = vendor.data().points().ids().get(0);
        String todo = vendor.data().todos().ids().get(0);
        assertThat(client.points(MaestroQaListRequest.all()).iterator().next()).isEqualTo(client.point(point));
        assertThat(client.todos(MaestroQaListRequest.all()).iterator().next()).isEqualTo(client.todo(todo));
        assertFails(Kind.NOT_FOUND, "404", () -> client.todo("none"));
    }

    private static MaestroQaTicket.Builder ticket(String id) {
        return MaestroQaTicket.builder()
                .ticketId(id)
                .type("custom helpdesk")
                .subject("New ticket")
                .agents(List.of("this_agent_id"))
                .link("http://www.mynewticket.com")
                .body("The text content of this ticket")
                .status("open")
                .tags("login,support")
                .csatScore(BigDecimal.valueOf(5))
                .firstSeen(FROM)
                .lastSeen(TO)
                .attributes(Map.of("group", "Support"));
    }

    private static void assertRefused(String words, ThrowingCallable call) {
        assertFails(Kind.INVALID_REQUEST, words, call);
    }

    private static void assertFails(Kind kind, String words, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        CoachingSourceException.class, e -> assertThat(e.kind()).isEqualTo(kind))
                .hasMessageContaining(words);
    }
}
