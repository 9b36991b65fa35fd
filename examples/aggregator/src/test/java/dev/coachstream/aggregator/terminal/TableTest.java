package dev.coachstream.aggregator.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TableTest {

    @Test
    void makesColumnsAsWideAsTheyNeedAndPutsNumbersToTheRight() {
        Table table = new Table("who", "count", "share", "note")
                .row("a", "5", "12.5 %", "x")
                .row("longer", "1,234", "–", "y");

        assertThat(lines(table, 80))
                .containsExactly("who     count   share  note", "a           5  12.5 %  x", "longer  1,234       –  y");
    }

    @Test
    void keepsTextThatOnlyLooksLikeANumberToTheLeft() {
        assertThat(lines(new Table("id").row("72999").row("u-1"), 80)).containsExactly("id", "72999", "u-1");
    }

    @Test
    void letsNoTextSteerTheTerminal() {
        Table table = new Table("name")
                .row("a\u001b[2Jb\nc\u202Ed\u0007\u009be\u2028f")
                .row("a\u001fb\u001ec");

        assertThat(lines(table, 80)).containsExactly("name", "a [2Jb c\uFFFDd  e f", "a b c");
    }

    @Test
    void shrinksTheWidestTextAndWrapsTheLastAndLeavesNumbersAndTimesWhole() {
        Table table = new Table("account", "name", "at", "count", "what went wrong")
                .row("sales", "x".repeat(40), "2026-07-01T08:00:12Z", "1,234,567", "it was answered 503 and 503 again");

        assertThat(lines(table, 80))
                .containsExactly(
                        "account  name          at                        count  what went wrong",
                        "sales    xxxxxxxxxxx…  2026-07-01T08:00:12Z  1,234,567  it was answered 503 and",
                        "                                                        503 again");
    }

    @Test
    void leavesOutTheLastColumnsWhereThereIsNoRoomAndSaysSo() {
        Table table = new Table("account", "feed", "first count", "second count").row("a", "sessions", "1", "2");

        assertThat(lines(table, 32))
                .containsExactly(
                        "                   first  second",
                        "account  feed      count   count",
                        "a        sessions      1       2");
        assertThat(lines(table, 26))
                .containsExactly(
                        "                     first",
                        "account  feed        count",
                        "a        sessions        1",
                        "(no room for: second",
                        "count; --wide shows all)");
        assertThat(lines(table, Integer.MAX_VALUE))
                .hasSize(2)
                .element(1)
                .asString()
                .endsWith("2");
    }

    @Test
    void cutsANameThatIsLastBecauseOthersAreLeftOut() {
        Table table = new Table("who", "coach", "team").row("a", "a name of many words", "North");

        assertThat(lines(table, 18))
                .containsExactly("who  coach", "a    a name of ma…", "(no room for:", "team; --wide shows", "all)");
    }

    @Test
    void putsErrorsBelowTheirRowsWhereTheyDoNotFitBesideThem() {
        Table table = new Table("account", "outcome", "error kind", "error", "rows")
                .row("sales", "failed", "UNAVAILABLE", "it was answered 503 and 503 again", "7")
                .row("fleet", "done", Table.NOTHING, Table.NOTHING, "12");

        assertThat(lines(table, 32))
                .containsExactly(
                        "account  outcome  rows",
                        "sales    failed      7",
                        "  error kind: UNAVAILABLE",
                        "  error: it was answered 503 and",
                        "  503 again",
                        "fleet    done       12");
        assertThat(lines(table, 80)).hasSize(3);
    }

    @Test
    void putsWhatARowRestsOnBelowItRatherThanPartAnAddress() {
        Table table = new Table("person", "team", "evidence")
                .row("Ada", "North", "e-mail ada.baker@northwind.example")
                .row("Bob", "South", "");

        assertThat(lines(table, 40))
                .containsExactly(
                        "person  team",
                        "Ada     North",
                        "  evidence: e-mail",
                        "  ada.baker@northwind.example",
                        "Bob     South");
    }

    @Test
    void laysOutEachTableAmongOtherLinesForItself() {
        List<String> lines = new ArrayList<>(new Table("a", "b").row("1", "2").lines());
        lines.addAll(new Table("longer", "b").row("1", "2").lines());
        lines.add("a sentence");

        assertThat(TableLayout.of(lines, 80)).containsExactly("a  b", "1  2", "longer  b", "     1  2", "a sentence");
    }

    @Test
    void partsASentenceBetweenItsWords() {
        assertThat(TableLayout.of(List.of(Table.sentence("one two three four"), "not one two three"), 9))
                .containsExactly("one two", "three", "four", "not one two three");
    }

    @Test
    void keepsWhatTellsTwoOfOneNameApart() {
        assertThat(Glyphs.cut("Ada Baker (support:p1)", 20)).isEqualTo("Ada Ba… (support:p1)");
        assertThat(Glyphs.cut("王小明王小明 (a:1)", 13)).isEqualTo("王小明… (a:1)");
        assertThat(Glyphs.cut("Ada Baker (support:p1)", 12)).isEqualTo("Ada Baker (…");
        assertThat(Glyphs.cut("came up (twice) in all", 12)).isEqualTo("came up (tw…");
    }

    @Test
    void cutsBetweenLettersAsReadersSeeThem() {
        String decomposed = "Zoe\u0308".repeat(10);
        String family = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67";

        assertThat(Glyphs.cut(decomposed, 6)).isEqualTo("Zoe\u0308Zo…");
        assertThat(Glyphs.cut(family.repeat(3), 5)).isEqualTo(family.repeat(2) + "…");
        assertThat(Glyphs.width(family)).isEqualTo(2);
        assertThat(Glyphs.width("王小明")).isEqualTo(6);
        assertThat(Glyphs.cut("王小明", 5)).isEqualTo("王小…");
        assertThat(Glyphs.wrapped("one two three", 7)).containsExactly("one two", "three");
        assertThat(Glyphs.wrapped("x".repeat(9), 4)).containsExactly("xxxx", "xxxx", "x");
    }

    private static List<String> lines(Table table, int screen) {
        return TableLayout.of(table.lines(), screen);
    }
}
