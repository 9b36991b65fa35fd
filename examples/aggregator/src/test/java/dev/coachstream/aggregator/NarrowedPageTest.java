package dev.coachstream.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page of a part of a store, with a service level of one's own: in a real browser. */
final class NarrowedPageTest {

    @RegisterExtension
    private static final OpenReport report = OpenReport.with(
            "{coached-every: 10d, acknowledged-in: 3d, overdue-at-most: 1%}", "--source", "fleet", "--since", "120d");

    private static Browser browser;
    private static JsonNode figures;

    @BeforeAll
    static void look() throws IOException {
        browser = report.browser();
        figures = new ObjectMapper().readTree(report.run("--json")).get("result");
    }

    @Test
    void countsThePartAndSaysWhichItIs() {
        JsonNode completion = figures.get("metric_completion");

        assertThat(completion).hasSize(1);
        assertThat(report.text("tile-sessions"))
                .isEqualTo("%,d".formatted(completion.get(0).get("sessions").asLong()));
        assertThat(report.text("about")).contains("only --since 120d, --source fleet");
        assertThat(
                        browser.run(
                                "return [...document.querySelectorAll('#vendor option')].map(one => one.textContent).join(' ')"))
                .isEqualTo("all samsara");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void opensTheSessionsOfThePart() {
        browser.click("#tile-late");

        assertThat(report.rows())
                .isEqualTo(figures.get("metric_overdue").findValues("overdue").stream()
                        .mapToInt(JsonNode::asInt)
                        .sum());
    }

    @Test
    void opensATargetToThoseWhoMissIt() {
        JsonNode targets = figures.get("targets");

        assertThat(report.text("targets-title")).isEqualTo("Targets");
        assertThat(report.number(
                        "document.getElementById('targets').parentElement.querySelectorAll('tbody tr').length"))
                .isEqualTo(targets.size())
                .isEqualTo(3);
        for (JsonNode target : targets) {
            if (!target.get("kind").asText().equals("acknowledged-in")) {
                report.open("#list=target&of="
                        + target.get("target").asText().replace("%", "%25").replace(" ", "+"));
                assertThat(report.rows())
                        .as(target.get("target").asText())
                        .isPositive()
                        .isEqualTo(target.get("missedBy").asInt());
            }
        }
        assertThat(report.text("targets-title").isEmpty()).isFalse();
        assertThat(browser.run("return document.getElementById('targets').parentElement.textContent"))
                .contains("nothing to measure");
    }

    @Test
    void isReadByWhoeverCannotSeeIt() throws IOException {
        browser.size(390, 844);

        assertThat(report.faults()).isEmpty();
        assertThat(report.number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(390);
    }
}
