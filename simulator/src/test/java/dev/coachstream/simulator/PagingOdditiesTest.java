package dev.coachstream.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.coachstream.simulator.cresta.SimulatedCresta;
import dev.coachstream.simulator.maestroqa.SimulatedMaestroQa;
import dev.coachstream.simulator.samsara.SimulatedSamsara;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PagingOdditiesTest {
    private static final String MAESTROQA = "/api/v1/coaching-sessions?count=100";
    private static final String CRESTA =
            "/v1/customers/acme/profiles/us/coachingSessions?usecaseNames=customers/acme/profiles/us/usecases/sales&pageSize=100";
    private static final Instant MOVED = Instant.parse("2026-07-01T00:00:00Z");
    private static final String SAMSARA = "/coaching/sessions/stream?startTime=2000-01-01T00:00:00Z";

    private final SimulatedMaestroQa maestroQa = SimulatedMaestroQa.start(DataSet.small());
    private final SimulatedCresta cresta = SimulatedCresta.start(DataSet.small());
    private final SimulatedSamsara samsara = SimulatedSamsara.start(DataSet.small());

    @AfterEach
    void close() {
        maestroQa.close();
        cresta.close();
        samsara.close();
    }

    @Test
    void clampsToSizesThatChangeFromPageToPage() throws IOException {
        maestroQa.behaviour().clampPageSize(10, 3);

        assertThat(sizes(2)).containsExactly(10, 3);
        assertThat(Calls.to(maestroQa).allByOffset(MAESTROQA))
                .hasSize(maestroQa.data().size());
    }

    @Test
    void emptyPagesHaveASuccessor() throws IOException {
        cresta.behaviour().emptyPages(2).clampPageSize(60);
        samsara.behaviour().emptyPages(2).clampPageSize(60);
        maestroQa.behaviour().emptyPages(2).clampPageSize(60);

        assertThat(Calls.to(cresta).allByToken(CRESTA)).hasSize(cresta.data().size());
        assertThat(Calls.to(samsara).allByCursor(SAMSARA))
                .hasSize(samsara.data().size());
        assertThat(Calls.to(maestroQa).allByOffset(MAESTROQA))
                .hasSize(maestroQa.data().size());
        assertThat(cresta.requests().count()).isEqualTo(9);
        assertThatThrownBy(() -> cresta.behaviour().emptyPages(1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTokenCanBeItsOwnSuccessor() throws IOException {
        cresta.behaviour().repeatToken(1).clampPageSize(10);
        String first = tokenAfter("");

        assertThat(tokenAfter(first)).isEqualTo(first);
    }

    @Test
    void aTokenCanLeadBackToTheFirst() throws IOException {
        samsara.behaviour().repeatToken(2).clampPageSize(10);
        String first = cursorAfter("");
        String second = cursorAfter(first);

        assertThat(second).isNotEqualTo(first);
        assertThat(cursorAfter(second)).isEqualTo(first);
        samsara.behaviour().repeatToken(0);
        assertThat(cursorAfter(second)).isNotEqualTo(first);
    }

    @Test
    void theTotalCanBeWrongFromTheStartOrFromSomePageOn() throws IOException {
        int size = maestroQa.data().size();
        maestroQa.behaviour().totalChanges(-7, 1);
        assertThat(total()).isEqualTo(size);
        assertThat(total()).isEqualTo(size - 7);

        maestroQa.behaviour().wrongTotal(5);
        assertThat(total()).isEqualTo(size + 5);
    }

    @Test
    void recordsComeAndGoBetweenTwoPages() throws IOException {
        int size = maestroQa.data().size();
        maestroQa.behaviour().insertDuringScan(4, 1).deleteDuringScan(3, 2);

        assertThat(List.of(total(), total(), total())).containsExactly(size, size + 4, size + 1);
        assertThat(total()).isEqualTo(maestroQa.data().size());
    }

    @Test
    void anythingCanHappenAfterAPage() throws IOException {
        List<String> happened = new ArrayList<>();
        cresta.behaviour().afterPage(2, () -> happened.add("once")).afterPage(2, () -> happened.add("and again"));

        tokenAfter("");
        assertThat(happened).isEmpty();
        tokenAfter("");
        tokenAfter("");
        assertThat(happened).containsExactly("once", "and again");
    }

    @Test
    void aTokenCanStandForAnOffset() throws IOException {
        String skipped = cresta.data().ids().get(10);
        cresta.behaviour().offsetTokens(true).clampPageSize(10);
        String token = tokenAfter("");
        cresta.data().delete(cresta.data().ids().get(0), MOVED);

        JsonNode second = Calls.ok(Calls.to(cresta).get(CRESTA + "&pageToken=" + token));

        assertThat(second.at("/coachingSessions/0/name").asText())
                .isEqualTo(cresta.data().ids().get(10))
                .isNotEqualTo(skipped);
        cresta.behaviour().clampPageSize();
        assertThat(Calls.to(cresta).allByToken(CRESTA)).hasSize(cresta.data().size());
    }

    @Test
    void aTokenSeesOnlyWhatItMay() throws IOException {
        maestroQa.behaviour().show(id -> id.compareTo("N") < 0);
        cresta.behaviour().show(id -> id.contains("/coachingSessions/0"));
        samsara.behaviour().show(id -> id.startsWith("a"));

        assertThat(Calls.texts(Calls.to(maestroQa).allByOffset(MAESTROQA), "id"))
                .isEqualTo(maestroQa.data().ids().stream()
                        .filter(id -> id.compareTo("N") < 0)
                        .toList())
                .isNotEmpty();
        assertThat(Calls.texts(Calls.to(cresta).allByToken(CRESTA), "name"))
                .isNotEmpty()
                .allMatch(name -> name.contains("/coachingSessions/0"));
        assertThat(Calls.texts(Calls.to(samsara).allByCursor(SAMSARA), "id"))
                .isNotEmpty()
                .allMatch(id -> id.startsWith("a"));
        samsara.behaviour().showAll();
        assertThat(Calls.to(samsara).allByCursor(SAMSARA))
                .hasSize(samsara.data().size());
    }

    private List<Integer> sizes(int pages) throws IOException {
        List<Integer> sizes = new ArrayList<>();
        for (int page = 0; page < pages; page++) {
            sizes.add(Calls.ok(Calls.to(maestroQa).get(MAESTROQA))
                    .get("Resources")
                    .size());
        }
        return sizes;
    }

    private int total() throws IOException {
        return Calls.ok(Calls.to(maestroQa).get(MAESTROQA)).get("totalResults").asInt();
    }

    private String tokenAfter(String token) throws IOException {
        return Calls.ok(Calls.to(cresta).get(CRESTA + "&pageToken=" + token))
                .path("nextPageToken")
                .asText();
    }

    private String cursorAfter(String cursor) throws IOException {
        JsonNode page = Calls.ok(Calls.to(samsara).get(SAMSARA + "&after=" + cursor));
        return page.at("/pagination/endCursor").asText();
    }
}
