package dev.coachstream.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TableTest {

    @Test
    void makesColumnsAsWideAsTheyNeedAndPutsNumbersToTheRight() {
        Table table = new Table("who", "count", "share", "note")
                .row("a", "5", "12.5 %", "x")
                .row("longer", "1,234", "–", "y");

        assertThat(table.lines())
                .containsExactly("who     count   share  note", "a           5  12.5 %  x", "longer  1,234       –  y");
    }

    @Test
    void keepsTextThatOnlyLooksLikeANumberToTheLeft() {
        Table table = new Table("id").row("72999").row("u-1");

        assertThat(table.lines()).containsExactly("id", "72999", "u-1");
    }

    @Test
    void letsNoTextSteerTheTerminal() {
        String line = new Table("name")
                .row("a\u001b[2Jb\nc\u202Ed\u0007\u009be\u2028f")
                .lines()
                .get(1);

        assertThat(line).isEqualTo("a [2Jb c\uFFFDd  e f");
    }

    @Test
    void shortensWhatIsTooWideWithoutCuttingACharacterAndLeavesTheLastColumnWhole() {
        String line = new Table("name", "text")
                .row("😀".repeat(80), "x".repeat(80))
                .lines()
                .get(1);

        assertThat(line).isEqualTo("😀".repeat(59) + "…  " + "x".repeat(80));
    }
}
