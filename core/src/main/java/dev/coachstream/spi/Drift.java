package dev.coachstream.spi;

import dev.coachstream.error.Printable;
import dev.coachstream.model.Feed;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells a listener what a vendor sent that no document lists: where and of what type, never the value.
 *
 * @param source the account's name
 * @param feed what is read
 * @param listener who is told
 */
public record Drift(String source, Feed feed, SourceListener listener) {

    /**
     * Members that no document lists.
     *
     * @param parent the path of the object that has them, in the vendor's words; empty for the record itself
     */
    public void members(String parent, Map<String, ? extends @Nullable Object> unlisted) {
        if (!unlisted.isEmpty()) {
            String prefix = parent.isEmpty() ? "" : parent + ".";
            unlisted.forEach((name, value) -> listener.drift(source, feed, Printable.line(prefix + name), type(value)));
        }
    }

    /** A documented member has a word that no document lists. */
    public void word(String path) {
        listener.drift(source, feed, path, "new value");
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
