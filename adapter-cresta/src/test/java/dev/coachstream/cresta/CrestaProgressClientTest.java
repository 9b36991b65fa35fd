package dev.coachstream.cresta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.coachstream.cresta.RetrieveProgressesRequest.OrderBy;
import dev.coachstream.cresta.RetrieveProgressesRequest.OrderDirection;
import dev.coachstream.json.WireJson;
import dev.coachstream.paging.Page;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.RequestSeen;
import dev.coachstream.simulator.cresta.SimulatedCresta;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CrestaProgressClientTest {
    private static final String PROFILE = "customers/acme/profiles/us/";
    private static final String PROGRESSES = "/v1/" + PROFILE + "coachingProgresses:retrieve";

    private final SimulatedCresta cresta = SimulatedCresta.start(DataSet.of(1000));
    private final CrestaClient client = CrestaAccount.client(cresta.url());

    @AfterEach
    void close() {
        client.close();
        cresta.close();
    }

    @Test
    void retrievesEveryActiveAgentsProgressWhole() {
        List<AgentCoachingProgress> progresses = client.retrieveProgresses(RetrieveProgressesRequest.all()).stream()
                .toList();

        assertThat(progresses)
                .extracting(progress ->
                        WireJson.shared().valueToTree(progress.members()).toString())
                .containsExactlyElementsOf(
                        cresta.progresses().stream().map(JsonNode::toString).toList());
        assertThat(progresses.get(0).userName()).startsWith("customers/acme/users/");
    }

    @Test
    void sendsEveryOptionOfARetrieval() throws IOException {
        RetrieveProgressesRequest request = RetrieveProgressesRequest.all()
                .agents(List.of("a1", "customers/acme/users/a2"))
                .groups(List.of("g1"))
                .usecases(List.of("sales"))
                .scorecardTemplates(List.of("t1@*"))
                .including(true, true, true)
                .ordered(OrderBy.ORDER_BY_GAP, OrderDirection.ORDER_DIRECTION_DESC)
                .page(null, 7);

        assertThat(client.retrieveProgresses(request)).isEmpty();

        RequestSeen seen = cresta.requests().all().get(0);
        assertThat(seen.method() + " " + seen.path()).isEqualTo("POST " + PROGRESSES);
        assertThat(WireJson.shared().readTree(seen.body()))
                .isEqualTo(WireJson.shared().readTree("""
                        {"agentUserNames":["customers/acme/users/a1","customers/acme/users/a2"],
                         "pageSize":7,"includeInactiveUsers":true,"groupNames":["customers/acme/groups/g1"],
                         "usecaseNames":["customers/acme/profiles/us/usecases/sales"],"includeDevUsers":true,
                         "orderBy":"ORDER_BY_GAP","orderDirection":"ORDER_DIRECTION_DESC",
                         "scorecardTemplateNames":["customers/acme/profiles/us/scorecardTemplates/t1@*"],
                         "includeIndirectGroupMembers":true}"""));
    }

    @Test
    void walksThePagesOfARetrievalInTheOrderAskedFor() {
        RetrieveProgressesRequest request = RetrieveProgressesRequest.all()
                .including(true, false, false)
                .ordered(OrderBy.ORDER_BY_PROGRESS, OrderDirection.ORDER_DIRECTION_DESC)
                .page(null, 10);

        List<Page<AgentCoachingProgress>> pages = new ArrayList<>();
        client.retrieveProgresses(request).pages().forEach(pages::add);

        assertThat(pages).hasSize(4).allMatch(page -> page.rejected().isEmpty());
        assertThat(pages.stream().flatMap(page -> page.items().stream()))
                .hasSize(36)
                .extracting(progress ->
                        Double.parseDouble(String.valueOf(progress.members().get("progress"))))
                .isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(client.retrieveProgresses(request.page(pages.get(1).cursor().position(), 10)))
                .hasSize(16);
    }

    @ParameterizedTest
    @CsvSource({"10, true", "100, false"})
    void saysWhenAFullPageMayHaveBeenCut(int pageSize, boolean cut) {
        cresta.progressTokens(false);

        Page<AgentCoachingProgress> page = client.retrieveProgresses(
                        RetrieveProgressesRequest.all().page(null, pageSize))
                .pages()
                .iterator()
                .next();

        assertThat(page.last()).isTrue();
        if (cut) {
            assertThat(page.rejected()).singleElement().satisfies(rejected -> {
                assertThat(rejected.field()).isEqualTo("nextPageToken");
                assertThat(rejected.reason()).startsWith("is absent after a full page of 10: there may be more");
            });
        } else {
            assertThat(page.rejected()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"t1", "t1@5"})
    void refusesATemplateOfAnotherRevision(String template) {
        assertThatThrownBy(() -> client.retrieveProgresses(
                        RetrieveProgressesRequest.all().scorecardTemplates(List.of(template))))
                .hasMessage("sales: scorecardTemplateNames needs the revision *: write it with @* at its end");
    }

    @Test
    void refusesAPageOfNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ListSessionsRequest.all().pageSize(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RetrieveProgressesRequest.all().page(null, 0));
    }

    @Test
    void hidesWhatAProgressHolds() {
        assertThat(new AgentCoachingProgress(Map.of("agentUserName", "customers/acme/users/jane")).toString())
                .isEqualTo("AgentCoachingProgress[agentUserName]");
    }
}
