package dev.coachstream.benchmarks.readers;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Values from a parser that stands on them. */
public final class Tokens {
    private static final int[] SCALE = {
        1_000_000_000, 100_000_000, 10_000_000, 1_000_000, 100_000, 10_000, 1000, 100, 10, 1
    };

    private Tokens() {}

    static @Nullable String text(JsonParser json) throws IOException {
        return json.currentToken() == JsonToken.VALUE_NULL ? null : json.getText();
    }

    static @Nullable Boolean flag(JsonParser json) {
        return switch (json.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    /** {@code 2023-06-30T21:16:51[.588]Z}, straight from the parser's characters. */
    static @Nullable Instant instant(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING || json.getTextLength() < 20) {
            return null;
        }
        char[] text = json.getTextCharacters();
        int at = json.getTextOffset();
        int digits = json.getTextLength() == 20 ? 0 : json.getTextLength() - 21;
        int nanos = digits == 0 ? 0 : number(text, at + 20, digits) * SCALE[digits];
        long day = LocalDate.of(number(text, at, 4), number(text, at + 5, 2), number(text, at + 8, 2))
                .toEpochDay();
        int second = number(text, at + 11, 2) * 3600 + number(text, at + 14, 2) * 60 + number(text, at + 17, 2);
        return Instant.ofEpochSecond(day * 86_400 + second, nanos);
    }

    private static int number(char[] text, int from, int digits) {
        int number = 0;
        for (int i = from; i < from + digits; i++) {
            number = number * 10 + text[i] - '0';
        }
        return number;
    }
}
