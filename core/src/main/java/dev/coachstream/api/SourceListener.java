package dev.coachstream.api;

import dev.coachstream.model.Feed;
import java.time.Duration;

/**
 * Is told what a source is doing, for progress and statistics. Every method does nothing unless overridden, may be
 * called from several threads at once, and must return at once. What one throws is logged and changes nothing else.
 */
public interface SourceListener {

    /** Listens to nothing. */
    SourceListener NONE = new SourceListener() {};

    /** An attempt at a request is over: answered, refused or broken off. */
    default void exchanged(Exchange exchange) {}

    /** The reader waits, and why: {@code quota}, {@code vendor asked (429)}, or {@code retry: } and the failure's kind, such as {@code retry: unavailable}. */
    default void waiting(String source, String reason, Duration duration) {}

    /**
     * The vendor sent a member or a word that no document lists; it is kept. Called for every record that has one.
     *
     * @param path the member's path in the vendor's words
     * @param type what kind of value it was: {@code string}, {@code number}, or for an unknown word
     *     {@code new value WORD, kept in FIELD}
     */
    default void drift(String source, Feed feed, String path, String type) {}

    /** Texts of the vendor's held half a character ({@code \ud83d} alone), which is read as U+FFFD; so many in one answer. */
    default void mended(String source, int halves) {}
}
