package dev.coachstream.warehouse.sync;

import dev.coachstream.warehouse.HostApi;

/** What the time of an account's sync goes into. Stages run side by side: together they may take longer than the sync. */
@HostApi
public enum Stage {
    /** At least one request is under way. */
    REQUESTS("requests"),
    /** A request waits for the quota, or to be tried again. */
    WAITING("quota and retries"),
    /** The reader waits for a page, and no request is under way: it is decoded and mapped. */
    DECODING("decoding"),
    /** Records become rows, each with a digest by which a row that is stored as it is is known. */
    ENCODING("encoding"),
    /** The reader waits until the store has taken the batch before. */
    STORE("waiting for the store"),
    /** Digests are compared with what is stored. */
    COMPARING("comparing"),
    /** Rows that differ are written, and the links and people that follow from them. */
    WRITING("writing"),
    /** A transaction ends. */
    COMMITTING("committing"),
    /** A copy is made for readers. */
    PUBLISHING("publishing");

    private final String label;

    Stage(String label) {
        this.label = label;
    }

    /** In words: {@code quota and retries}. */
    public String label() {
        return label;
    }
}
