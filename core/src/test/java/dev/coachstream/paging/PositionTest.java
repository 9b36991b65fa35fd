package dev.coachstream.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.model.Feed;
import java.time.Instant;
import java.time.LocalDate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PositionTest {
    private static final CursorScope SCOPE = new CursorScope("s", Feed.SESSIONS, "f");
    private static final Position.Form FORM = new Position.Form("place", 2);
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00.123Z");
    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);

    @Test
    void readsEveryTypeThatItWrites() {
        String text = FORM.position()
                .with("at", 7)
                .with("from", NOON)
                .with("day", DAY)
                .with("moved", true)
                .with("id", "x")
                .toString();

        assertThat(text).isEqualTo("place.2;at=7;from=2026-06-01T12:00:00.123Z;day=2026-06-01;moved=true;id=x");
        Position read = FORM.read(SCOPE, text);
        assertThat(read.number("at")).isEqualTo(7);
        assertThat(read.instant("from")).isEqualTo(NOON);
        assertThat(read.date("day")).isEqualTo(DAY);
        assertThat(read.flag("moved")).isTrue();
        assertThat(read.text("id")).isEqualTo("x");
    }

    /** A total that is no count may be any number, and is not the cursor's fault. */
    @Test
    void readsEveryNumberThatItWrites() {
        Position position = FORM.position().with("at", Long.MAX_VALUE);

        assertThat(FORM.read(SCOPE, position.toString()).number("at")).isEqualTo(Long.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "a;b", "a=b=", "%", "%3B", "%253B;", "place.2;at=7;id=%3B", "é\n\t🙂", "0/1/2/true"})
    void keepsAnyText(String value) {
        String outer = FORM.position()
                .with("inner", FORM.position().with("id", value).toString())
                .toString();

        Position inner = FORM.read(SCOPE, FORM.read(SCOPE, outer).text("inner"));
        assertThat(inner.text("id")).isEqualTo(value);
    }

    @Test
    void leavesOutWhatIsNotKnown() {
        Position position = FORM.position()
                .with("at", (Long) null)
                .with("id", (String) null)
                .with("from", (Instant) null);

        assertThat(position).hasToString("place.2");
        Position read = FORM.read(SCOPE, position.toString());
        assertThat(read.findNumber("at")).isNull();
        assertThat(read.findInstant("from")).isNull();
        assertThat(read.find("id")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "place",
                "place.",
                "place.2;",
                "place.2;=1",
                "place.2;at",
                "other.2;at=7",
                "place.22;at=7",
                " place.2;at=7"
            })
    void refusesWhatIsNone(String text) {
        assertRefused(() -> FORM.read(SCOPE, text).number("at"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"at=", "at=-1", "at=x", "at=9999999999999999999", "at=1.5", "at= 7", "to=7"})
    void refusesANumberThatIsNone(String field) {
        assertRefused(() -> FORM.read(SCOPE, "place.2;" + field).number("at"));
    }

    @Test
    void refusesOtherTypesThatAreNone() {
        Position read = FORM.read(SCOPE, "place.2;from=today;day=2026-13-01;moved=TRUE");

        assertRefused(() -> read.instant("from"));
        assertRefused(() -> read.findInstant("from"));
        assertRefused(() -> read.date("day"));
        assertRefused(() -> read.flag("moved"));
    }

    @Test
    void saysThatAnotherVersionMadeIt() {
        assertThatThrownBy(() -> FORM.read(SCOPE, "place.3;at=7"))
                .isInstanceOf(CoachingSourceException.class)
                .hasMessageContaining("another version of the program made it");
    }

    private static void assertRefused(ThrowingCallable reading) {
        assertThatThrownBy(reading)
                .isInstanceOfSatisfying(
                        CoachingSourceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CONFIGURATION))
                .hasMessageContaining("this cursor cannot be used");
    }
}
