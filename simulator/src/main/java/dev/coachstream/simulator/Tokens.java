package dev.coachstream.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Positions in a list, as text that means nothing to its reader. */
public final class Tokens {
    private static final char SEPARATOR = '|';

    private Tokens() {}

    public static String of(Object... parts) {
        StringBuilder text = new StringBuilder();
        for (Object part : parts) {
            text.append(part).append(SEPARATOR);
        }
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.toString().getBytes(UTF_8));
    }

    /** The parts of a token; null when it was not made here. */
    public static String @Nullable [] parts(String token, int count) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(token), UTF_8).split("\\" + SEPARATOR);
            return parts.length == count ? parts : null;
        } catch (IllegalArgumentException foreign) {
            return null;
        }
    }
}
