package dev.coachstream.warehouse.store;

import dev.coachstream.error.Printable;
import dev.coachstream.warehouse.HostApi;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The store cannot be opened, read or written. The message says what happened, where, and how to mend it. */
@HostApi
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** How DuckDB begins to tell of a value that it cannot take, and not of itself or its file. */
    private static final Pattern OF_DATA =
            Pattern.compile("\\s*(Constraint|Conversion|Out of Range|Invalid Input|Mismatch Type|Invalid Type) Error:");

    public StoreException(String message) {
        this(message, null);
    }

    public StoreException(String message, @Nullable Throwable cause) {
        super(Printable.lines(message), cause);
    }

    /** Whether a value that was to be written caused it, so that the store is good for others. */
    public boolean isOfData() {
        return getCause() instanceof SQLException cause
                && OF_DATA.matcher(String.valueOf(cause.getMessage())).lookingAt();
    }
}
