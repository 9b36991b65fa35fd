package dev.coachstream.model;

/** What a coaching point is about. */
public enum PointCategory {
    QA,
    CSAT,
    PRODUCTIVITY,
    GENERAL,
    SAFETY,
    /** The vendor said nothing, or a word that is not known here; see {@link CoachingPoint#vendorCategory()}. */
    UNKNOWN
}
