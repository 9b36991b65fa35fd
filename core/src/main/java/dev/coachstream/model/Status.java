package dev.coachstream.model;

/** How far a session or a to-do has come. */
public enum Status {
    /** Something is left to do for one side. */
    OPEN,
    /** Nothing is left to do for either side. */
    COMPLETED,
    /** The vendor says that it was deleted. */
    DELETED,
    /** The vendor said nothing, or a word that is not known here; the word is kept beside it. */
    UNKNOWN
}
