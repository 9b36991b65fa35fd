package dev.coachstream.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.model.Feed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CursorTest {
    private static final CursorScope SCOPE = new CursorScope("support-eu", Feed.SESSIONS, "0123456789abcdef");

    @ParameterizedTest
    @ValueSource(strings = {"200/254/0/false", "Mjk.Y=", "", "ünï/\n\"{}"})
    void survivesItsTextForm(String position) {
        Cursor cursor = SCOPE.cursor(position);

        assertThat(Cursor.parse(cursor.toString())).isEqualTo(cursor);
        assertThat(cursor.toString()).doesNotContainAnyWhitespaces();
    }

    @Test
    void keepsTheEnd() {
        Cursor end = Cursor.parse(SCOPE.cursor(null).toString());

        assertThat(end.atEnd()).isTrue();
        assertThat(end).isEqualTo(SCOPE.cursor(null));
    }

    @Test
    void refusesATextThatWasCut() {
        String text = SCOPE.cursor("200").toString();

        for (int length = 0; length < text.length(); length++) {
            String cut = text.substring(0, length);
            assertThatThrownBy(() -> Cursor.parse(cut))
                    .isInstanceOf(CoachingSourceException.class)
                    .hasMessageContaining("cursor cannot be used");
        }
    }

    @Test
    void refusesATextThatWasChanged() {
        String text = SCOPE.cursor("200").toString();
        String changed = text.replace(".sessions.", ".todos.");

        assertThatThrownBy(() -> Cursor.parse(changed)).hasMessageContaining("check sum");
    }

    @Test
    void namesTheVersionItReads() {
        assertThatThrownBy(() -> Cursor.parse("c9.a.b.c.d.e")).hasMessageContaining("this version (c1)");
    }

    @Test
    void isRefusedByAnotherRead() {
        Cursor cursor = SCOPE.cursor("200");

        assertRefused(new CursorScope("other", Feed.SESSIONS, "0123456789abcdef"), cursor, "source support-eu");
        assertRefused(
                new CursorScope("support-eu", Feed.TODOS, "0123456789abcdef"), cursor, "feed sessions, not todos");
        assertRefused(new CursorScope("support-eu", Feed.SESSIONS, "fedcba9876543210"), cursor, "another query");
    }

    private static void assertRefused(CursorScope scope, Cursor cursor, String words) {
        assertThatThrownBy(() -> scope.accept(cursor))
                .isInstanceOfSatisfying(
                        CoachingSourceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CONFIGURATION))
                .hasMessageContaining(words);
    }
}
