package dev.coachstream.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HalvesTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\0',
            value = {
                "\\ud83d,\\ufffd",
                "\\uD83D\\u0041,\\ufffd\\u0041",
                "\\ud83d\\ud83d\\ude00,\\ufffd\\ud83d\\ude00",
                "\\ude00,\\ufffd",
                "\\ude00\\ud83d,\\ufffd\\ufffd",
                "\\\\\\udfff,\\\\\\ufffd",
                "\\ud83d\\n,\\ufffd\\n",
                "\u00ed\u00a0\u00bd,\u00ef\u00bf\u00bd"
            })
    void becomeReplacementCharactersWhereverTheyStand(String half, String mended) {
        for (int before = 0; before < 20; before++) {
            String text = "[\"" + "x".repeat(before) + "%s\",\"\\ud83d\\ude00\"]";
            byte[] json = text.formatted(half).getBytes(ISO_8859_1);

            assertThat(Halves.mended(json, count -> assertThat(count).isPositive()))
                    .asString(ISO_8859_1)
                    .isEqualTo(text.formatted(mended));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "\\ud83d\\ude00",
                "\\\\ud83d",
                "\\u00e9\\n\\\"",
                "\ud83d\ude00",
                "\ud55c\uae00",
                "\ud7ff\ue000\uffff",
                "\\u",
                "\\ud8",
                "\\ud83",
                "\\"
            })
    void leaveWholeTextAsItIs(String text) {
        for (int before = 0; before < 20; before++) {
            byte[] json = ("[\"" + "x".repeat(before) + text).getBytes(UTF_8);

            assertThat(Halves.mended(json, count -> fail("nothing is to be mended")))
                    .isSameAs(json);
        }
    }

    /** Wherever the network cuts it. */
    @Test
    void areMendedInABodyOfAnyLength() throws IOException {
        String unit = "\\\\ud83d\\ud83d\\ude00\\ud83dx\\\\\\ude00\u00ed\u00a0\u00bd\u00ed\u0095\u009c";
        String mended = "\\\\ud83d\\ud83d\\ude00\\ufffdx\\\\\\ufffd\u00ef\u00bf\u00bd\u00ed\u0095\u009c";
        for (int piece : new int[] {1, 2, 3, 5, 7, 11, 100_000}) {
            try (MendedBody body = new MendedBody(new Pieces(unit.repeat(500).getBytes(ISO_8859_1), piece))) {
                assertThat(body.readAllBytes()).asString(ISO_8859_1).isEqualTo(mended.repeat(500));
                assertThat(body.count()).isEqualTo(1_500);
            }
        }
    }

    /** Gives at most so many bytes at a time. */
    private static final class Pieces extends ByteArrayInputStream {
        private final int most;

        Pieces(byte[] bytes, int most) {
            super(bytes);
            this.most = most;
        }

        @Override
        public synchronized int read(byte[] bytes, int from, int length) {
            return super.read(bytes, from, Math.min(most, length));
        }
    }
}
