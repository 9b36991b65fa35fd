package dev.coachstream.model;

/** Whether a coaching point praises or asks for change. */
public enum PointKind {
    STRENGTH,
    OPPORTUNITY,
    NEUTRAL,
    /** The vendor said nothing, or a word that is not known here; see {@link CoachingPoint#vendorKind()}. */
    UNKNOWN
}
