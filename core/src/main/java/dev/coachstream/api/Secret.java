package dev.coachstream.api;

import dev.coachstream.error.Printable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A value that must not be shown: its text form hides it, no serialiser finds it, and no message shows it any more once it is one. */
public final class Secret {
    private static final String SCHEME = "Bearer ";
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** Transient, so that whoever reads fields passes over it. */
    private final transient String value;

    /** From now on no message of this process shows the value. */
    public Secret(String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a secret is empty");
        }
        this.value = value;
        hide();
    }

    /** The secret itself; hand it only to what sends it. */
    public String value() {
        return value;
    }

    /** Sees to it, once more, that no message shows it: those that are used outlast those that are not. */
    public void hide() {
        Printable.hide(value);
        Printable.hide(value.substring(value.lastIndexOf(' ') + 1));
    }

    /**
     * A credential as it was meant: without the byte order mark and the white space that editors put around it, and without
     * {@code Bearer} before it. The message of what is refused tells the place, never the value.
     */
    static Secret credential(String text) {
        Printable.hide(text.strip());
        String trimmed = trimmed(text);
        String value = trimmed.startsWith(SCHEME) ? trimmed(trimmed.substring(SCHEME.length())) : trimmed;
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            if (character <= ' ' || character > '~') {
                throw new IllegalArgumentException(
                        "holds, as character %s of %s, U+%04X, which no credential has; copy it again without what came along"
                                .formatted(i + 1, value.length(), (int) character));
            }
        }
        return new Secret(value);
    }

    /** What is odd about a credential that works nevertheless, for a warning; never the value. */
    public static Optional<String> oddity(String text) {
        String value = trimmed(text);
        if (value.startsWith(SCHEME)) {
            return Optional.of("begins with Bearer, which is added where it belongs; it is left out");
        }
        boolean quoted = value.length() > 1 && "\"'".indexOf(value.charAt(0)) >= 0;
        return quoted && value.charAt(0) == value.charAt(value.length() - 1)
                ? Optional.of("is in quotes, which are sent as part of it")
                : Optional.empty();
    }

    /** Without a byte order mark and white space of any kind around it. */
    private static String trimmed(String text) {
        int from = 0;
        int end = text.length();
        while (from < end && isBlank(text.charAt(from))) {
            from++;
        }
        while (end > from && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(from, end);
    }

    private static boolean isBlank(char character) {
        return character == BYTE_ORDER_MARK || Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secret same && value.equals(same.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "Secret[hidden]";
    }
}
