package dev.coachstream.warehouse;

import org.jspecify.annotations.Nullable;

/** The store cannot be opened, read or written. The message says what happened, where, and how to mend it. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreException(String message) {
        this(message, null);
    }

    public StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
