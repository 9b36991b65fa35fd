package dev.coachstream.spi;

import dev.coachstream.api.SourceListener;
import dev.coachstream.error.Printable;
import dev.coachstream.model.Attributes;
import dev.coachstream.model.Feed;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells a listener what a vendor sent that no document lists: where and of what type, and of an unknown word the word itself; never
 * the value of an unknown member.
 *
 * @param source the account's name
 * @param feed what is read
 * @param listener who is told
 */
public record Drift(String source, Feed feed, SourceListener listener) {
    private static final int MAX_WORD = 40;
    /** Of a path: a name may be as long as an answer, and who listens may keep many. */
    private static final int MAX_PATH = 200;

    /**
     * Members that no document lists.
     *
     * @param parent the path of the object that has them, in the vendor's words; empty for the record itself
     */
    public void members(String parent, Map<String, @Nullable Object> unlisted) {
        Map<String, ?> all = Attributes.withPrivate(unlisted);
        if (!all.isEmpty()) {
            String prefix = parent.isEmpty() ? "" : parent + ".";
            all.forEach((name, value) -> listener.drift(source, feed, path(prefix, name), type(value)));
        }
    }

    /**
     * A documented member that is one of a few words. One that no document lists is told, since it is nobody's data; one too long to
     * be a word is not.
     *
     * @param word what was sent; null or empty where nothing was
     * @param documented whether a document lists it
     * @param keptIn the record's field that keeps the word
     */
    public void word(String path, @Nullable String word, boolean documented, String keptIn) {
        if (word == null || word.isEmpty() || documented) {
            return;
        }
        String told = word.length() <= MAX_WORD ? " " + Printable.line(word) : "";
        listener.drift(source, feed, path, "new value%s, kept in %s".formatted(told, keptIn));
    }

    private static String path(String prefix, String name) {
        int room = Math.max(0, MAX_PATH - prefix.length());
        String shown = name.length() <= room ? name : name.substring(0, room) + "…";
        return Printable.line(prefix + shown);
    }

    private static String type(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof CharSequence) {
            return "string";
        }
        if (value instanceof Map) {
            return "object";
        }
        if (value instanceof Collection) {
            return "array";
        }
        return value instanceof Boolean ? "boolean" : "number";
    }
}
