package dev.coachstream.warehouse;

/** What the time of an account's sync goes into. Stages run side by side: together they may take longer than the sync. */
public enum Stage {
    /** At least one request is under way. */
    REQUESTS("requests"),
    /** A request waits for the quota, or to be tried again. */
    WAITING("quota and retries"),
    /** The reader waits for a page, and no request is under way: it is decoded and mapped. */
    DECODING("decoding"),
    /** The reader waits until the store has taken the batch before. */
    STORE("waiting for the store"),
    /** Records become rows of temporary tables. */
    STAGING("staging"),
    /** Rows are compared with what is stored, and those that differ are written. */
    MERGING("merging"),
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
