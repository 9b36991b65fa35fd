package dev.coachstream.json;

import com.fasterxml.jackson.databind.DeserializationContext;
import org.jspecify.annotations.Nullable;

/** What readers tell each other through Jackson's context while an answer is read. */
final class ReadAttributes {

    /** The page's bytes: what a record was sent as, and where a bad one's id is looked up. */
    static final Object PAGE = new Object();

    /** Set while a vendor's records are read, and not the page around them. */
    static final Object KEEPS_UNREADABLE = new Object();

    private ReadAttributes() {}

    /** The page's bytes, if they are at hand and hold these; null otherwise. */
    static byte @Nullable [] page(DeserializationContext context, long start, long end) {
        boolean held =
                context.getAttribute(PAGE) instanceof byte[] page && start >= 0 && start < end && end <= page.length;
        return held ? (byte[]) context.getAttribute(PAGE) : null;
    }

    /** Whether records are read: what a page itself says decides where a list ends, and is understood or refused. */
    static boolean keepsUnreadable(DeserializationContext context) {
        return context.getAttribute(KEEPS_UNREADABLE) != null;
    }
}
