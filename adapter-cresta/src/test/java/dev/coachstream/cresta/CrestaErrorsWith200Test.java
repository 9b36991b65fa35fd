package dev.coachstream.cresta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.Query;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.model.CoachingProgress;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.Fault;
import dev.coachstream.simulator.cresta.SimulatedCresta;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An error under status 200 is told as one, whatever was asked; an answer that says nothing is an empty one (ProtoJSON). */
final class CrestaErrorsWith200Test {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    private final SimulatedCresta cresta = SimulatedCresta.start(DataSet.small());
    private final CoachingSource source = CrestaAccount.source(cresta);
    private final CrestaClient client = CrestaAccount.client(cresta.url());

    @AfterEach
    void close() {
        client.close();
        source.close();
        cresta.close();
    }

    @SuppressWarnings("ImmutableEnumChecker") // the functions hold nothing
    enum Operation {
        CHECK((source, client) -> source.check()),
        PROGRESS((source, client) -> source.progress(Query.all()).forEach(progress -> {})),
        ONE_SESSION((source, client) -> source.session("a")),
        LIST((source, client) -> client.listSessions(ListSessionsRequest.all()).forEach(session -> {})),
        CREATE((source, client) -> client.createSession(CrestaSession.builder()
                .createTime(NOON)
                .updateTime(NOON)
                .managerUpdateTime(NOON)
                .agentUpdateTime(NOON)
                .agentUserName("a1")
                .creatorUserName("c1")
                .coachingPlanName("p1")
                .build()));

        private final BiConsumer<CoachingSource, CrestaClient> call;

        Operation(BiConsumer<CoachingSource, CrestaClient> call) {
            this.call = call;
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsAnErrorAsOne(Operation operation) {
        answer("{\"error\":{\"code\":7,\"message\":\"this profile is not yours\"}}");

        assertThatThrownBy(() -> operation.call.accept(source, client))
                .isInstanceOfSatisfying(
                        CoachingSourceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.PERMISSION))
                .hasMessageContaining(
                        "was answered 200 with an error (this profile is not yours) instead of an answer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"unreachable\":[\"eu\"]", "\"errors\":[\"half of it is elsewhere\"]", "\"fault\":true"})
    void takesNoPageForWholeThatSaysThatItLacksSomething(String member) {
        answer("{\"coachingSessions\":[{\"name\":\"a\"}]," + member + "}");

        assertThatThrownBy(() -> source.sessions(Query.all()).forEach(session -> {}))
                .isInstanceOfSatisfying(
                        CoachingSourceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.PROTOCOL))
                .hasMessageContaining("beside its records, which may not be all");
    }

    @Test
    void namesWhatAnAnswerLacksByTheDocumentedMembers() {
        answer("{\"sessions\":[]}");

        assertThatThrownBy(() -> source.sessions(Query.all()).forEach(session -> {}))
                .message()
                .endsWith("it has none of coachingSessions, nextPageToken");
    }

    @Test
    void takesAnAnswerThatSaysNothingForAnEmptyPage() {
        answer("{}");

        assertThat(source.sessions(Query.all())).isEmpty();
        assertThat(source.progress(Query.all()).stream().map(CoachingProgress::id))
                .isEmpty();
    }

    @Test
    void takesASessionThatIsNotThereForNone() {
        answer("{\"code\":5,\"message\":\"no such session\",\"details\":[]}");

        assertThat(source.session("a")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"error\":\"invalid_client\",\"error_description\":\"who?\"}|AUTHENTICATION|oauth.client-secret is wrong",
                "{\"message\":\"who?\"}|PROTOCOL|(who?) instead of an answer",
            })
    void takesNoErrorForAToken(String body, Kind kind, String words) {
        Map<String, String> oauth = Map.of(
                "token", "",
                "oauth.url", cresta.tokenUrl().toString(),
                "oauth.client-id", "c",
                "oauth.client-secret", "canary");
        answer(body);

        try (CoachingSource other = CrestaAccount.source(cresta, oauth)) {
            assertThatThrownBy(other::check)
                    .isInstanceOfSatisfying(
                            CoachingSourceException.class,
                            e -> assertThat(e.kind()).isEqualTo(kind))
                    .hasMessageContainingAll(List.of("who?", words).toArray(String[]::new))
                    .hasMessageNotContaining("canary");
        }
    }

    private void answer(String body) {
        cresta.behaviour().fault(request -> Fault.status(200, Map.of(), body));
    }
}
