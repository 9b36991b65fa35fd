package dev.coachstream.error;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Text as it may be shown, logged or stored as a message: without what steers a terminal or hides from the eye, and without the
 * secrets that this process holds. Everything that may hold words of a vendor, or of an exception, goes through here. Thread-safe.
 */
public final class Printable {
    /** Within words of some languages and within emoji; they join what stands beside them, and hide nothing. */
    private static final String JOINERS = "\u200C\u200D";

    private static final String HIDDEN = "(the credential)";
    /** A shorter one may be part of any word, and is no secret anyway. */
    private static final int MIN_SECRET = 8;
    /** Tokens that are renewed every minute come to an end, too; those that are used stay. */
    private static final int MAX_SECRETS = 1_000;

    private static final float USUAL_LOAD = 0.75f;

    private static final Set<String> SECRETS =
            Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<>(16, USUAL_LOAD, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                    return size() > MAX_SECRETS;
                }
            }));

    private Printable() {}

    /** From now on no text shows this. */
    public static void hide(String secret) {
        if (secret.length() >= MIN_SECRET) {
            SECRETS.add(secret);
        }
    }

    /** On one line: each control character is a space, each invisible one, which may turn the reading direction, U+FFFD. */
    public static String line(@Nullable String text) {
        return cleaned(String.valueOf(text), false);
    }

    /** The same for text of our own that has lines: their ends stay. */
    public static String lines(@Nullable String text) {
        return cleaned(String.valueOf(text), true);
    }

    /** An exception as it may be handed on: itself, or where its text or that of one inside holds a secret, what is left of it. */
    static @Nullable Throwable cause(@Nullable Throwable cause) {
        return cause == null ? null : harmless(cause, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static Throwable harmless(Throwable thrown, Set<Throwable> around) {
        return holdsSecret(thrown, Collections.newSetFromMap(new IdentityHashMap<>()))
                ? standIn(thrown, around)
                : thrown;
    }

    private static boolean holdsSecret(Throwable thrown, Set<Throwable> seen) {
        String text = thrown.toString();
        return seen.add(thrown)
                && (!text.equals(withoutSecrets(text)) || inside(thrown).anyMatch(one -> holdsSecret(one, seen)));
    }

    private static Stream<Throwable> inside(Throwable thrown) {
        return Stream.concat(Stream.ofNullable(thrown.getCause()), Stream.of(thrown.getSuppressed()));
    }

    /** @param around those that it stands in: exceptions may be in a circle */
    private static Throwable standIn(Throwable thrown, Set<Throwable> around) {
        around.add(thrown);
        Throwable standIn = new RuntimeException(lines(thrown.toString()), cause(thrown, around));
        standIn.setStackTrace(thrown.getStackTrace());
        Stream.of(thrown.getSuppressed())
                .filter(one -> !around.contains(one))
                .forEach(one -> standIn.addSuppressed(harmless(one, around)));
        return standIn;
    }

    private static @Nullable Throwable cause(Throwable thrown, Set<Throwable> around) {
        Throwable cause = thrown.getCause();
        return cause == null || around.contains(cause) ? null : harmless(cause, around);
    }

    private static String cleaned(String text, boolean keepLines) {
        String shown = withoutSecrets(text);
        int length = shown.length();
        for (int i = 0; i < length; i++) {
            if (!isPlain(shown.charAt(i))) {
                return rewritten(shown, keepLines);
            }
        }
        return shown;
    }

    private static boolean isPlain(char character) {
        return character >= ' ' && character < 0x7F;
    }

    private static String rewritten(String text, boolean keepLines) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .map(character ->
                        keepLines && (character == '\n' || character == '\t') ? character : harmless(character))
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static int harmless(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> ' ';
            case Character.FORMAT, Character.SURROGATE -> JOINERS.indexOf(character) >= 0 ? character : '\uFFFD';
            default -> character;
        };
    }

    private static String withoutSecrets(String text) {
        if (SECRETS.isEmpty()) {
            return text;
        }
        List<String> secrets;
        synchronized (SECRETS) {
            secrets = List.copyOf(SECRETS);
        }
        String shown = text;
        for (String secret : secrets) {
            shown = shown.replace(secret, HIDDEN);
        }
        return shown;
    }
}
