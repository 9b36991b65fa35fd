package dev.coachstream.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.api.Secret;
import dev.coachstream.error.CoachingSourceException.Kind;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PrintableTest {
    private static final String SECRET = "canary-0f2b7c";

    @ParameterizedTest
    @CsvSource({
        "plain text,plain text",
        "'a\u001b[31mb','a [31mb'",
        "'a\u0085b\u009bc\u007fd','a b c d'",
        "'a\r\nb\tc','a  b c'",
        "'a\u2028b\u2029c','a b c'",
        "'a\u202eb\u2066c\u200fd','a\ufffdb\ufffdc\ufffdd'",
        "'a\u200bb\ufeffc\u00add','a\ufffdb\ufffdc\ufffdd'",
        "'a\ud83db','a\ufffdb'",
        "'\u00e9\ud83d\ude00 \ud83d\udc69\u200d\ud83d\ude92','\u00e9\ud83d\ude00 \ud83d\udc69\u200d\ud83d\ude92'"
    })
    void takesOutWhatSteersATerminalOrHidesFromTheEye(String text, String shown) {
        assertThat(Printable.line(text)).isEqualTo(shown);
    }

    @Test
    void leavesTheLinesOfOurOwnText() {
        assertThat(Printable.lines("2 problems\n  line 1: \u001b\n\tline 2"))
                .isEqualTo("2 problems\n  line 1:  \n\tline 2");
    }

    @Test
    void showsNoSecretOfThisProcess() {
        Printable.hide(SECRET);
        Printable.hide("short");

        assertThat(Printable.line("Unexpected char in apitoken value: " + SECRET + ", short"))
                .isEqualTo("Unexpected char in apitoken value: (the credential), short");
    }

    @Test
    void handsNoExceptionOnThatTellsASecret() {
        Printable.hide(SECRET);
        IOException deep = new IOException("deep " + SECRET);
        IllegalStateException middle = new IllegalStateException("harmless", deep);

        CoachingSourceException told =
                new CoachingSourceException("a", Kind.PROTOCOL, "token\n" + SECRET + "\u001b", middle);

        assertThat(told).hasMessage("a: token (the credential) ");
        StringWriter trace = new StringWriter();
        told.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString()).doesNotContain(SECRET).contains("deep (the credential)", "harmless");
    }

    @Test
    void handsOnNoSecretThatIsSuppressedNorGoesInCircles() {
        Printable.hide(SECRET);
        IOException cause = new IOException("reset");
        IOException other = new IOException("again", cause);
        cause.initCause(other);
        cause.addSuppressed(new IOException("closed " + SECRET));

        StringWriter trace = new StringWriter();
        new CoachingSourceException("a", Kind.UNAVAILABLE, "it broke off", cause)
                .printStackTrace(new PrintWriter(trace));

        assertThat(trace.toString()).doesNotContain(SECRET).contains("reset", "again", "closed (the credential)");
    }

    /** A process that renews a token each minute has thousands in a week. */
    @Test
    void forgetsNoSecretThatIsStillUsed() {
        Secret own = new Secret("the-one-of-the-configuration");
        for (int i = 0; i < 2_500; i++) {
            Printable.hide("renewed-again-and-again-" + i);
            if (i % 500 == 0) {
                own.hide();
            }
        }

        assertThat(Printable.line("refused: " + own.value())).isEqualTo("refused: (the credential)");
    }

    @Test
    void handsOnWhatIsHarmlessAsItIs() {
        IOException cause = new IOException("reset", new IOException("deeper"));

        assertThat(new CoachingSourceException("a", Kind.UNAVAILABLE, "it broke off", cause))
                .hasCause(cause);
    }
}
