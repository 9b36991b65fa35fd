package dev.coachstream.warehouse.store;

import dev.coachstream.error.Printable;
import dev.coachstream.warehouse.HostApi;
import java.nio.file.Path;
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

    /** Of a file that cannot be opened. */
    static StoreException refused(Path file, SQLException e) {
        String reason = firstLine(e);
        return new StoreException("the store " + file + " cannot be opened: " + reason + mend(reason), e);
    }

    private static String mend(String reason) {
        if (reason.contains("Corrupt")) {
            return "; it is damaged: bring back a backup, or name another store and sync anew";
        }
        return reason.contains(" lock ")
                ? "; another program has it open: close that, or read the published copy"
                : "; is it a DuckDB file, written by this version or an older one?";
    }

    static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
    }
}
