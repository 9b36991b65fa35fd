package dev.coachstream.spi;

/** How a source answers "what changed since last time". */
public enum Capture {
    /** The vendor keeps a feed of changes; a stored cursor resumes it. */
    CHANGE_FEED,
    /** The vendor filters by creation only: recent creation windows are read again, edits of older records stay unseen. */
    CREATION_WINDOWS,
    /** The vendor filters by no time: everything is read and compared with the last time. */
    SNAPSHOT
}
