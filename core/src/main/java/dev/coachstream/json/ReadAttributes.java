package dev.coachstream.json;

import com.fasterxml.jackson.databind.DeserializationContext;

/** What readers tell each other through Jackson's context while an answer is read. */
final class ReadAttributes {

    /** The page's bytes, so that a bad record's id can be looked up. */
    static final Object PAGE = new Object();

    /** Set while a vendor's records are read, and not the page around them. */
    static final Object KEEPS_MISFITS = new Object();

    private ReadAttributes() {}

    /** Whether records are read: what a page itself says decides where a list ends, and is understood or refused. */
    static boolean keepsMisfits(DeserializationContext context) {
        return context.getAttribute(KEEPS_MISFITS) != null;
    }
}
