package dev.coachstream.aggregator.output;

import dev.coachstream.warehouse.store.StoreException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.regex.Pattern;

/** What was read cannot be written. */
public final class OutputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** {@code FILE: reason} and {@code FILE (reason)}, as the JDK puts it. */
    private static final Pattern NAMED = Pattern.compile("^.*(?:: ([^:]+)| \\(([^()]+)\\))$", Pattern.DOTALL);

    private static final String NO_ROOM = "No space left on device";

    private final boolean closedPipe;
    private final String suggestion;

    private OutputException(String message, String suggestion, boolean closedPipe, Exception cause) {
        super(message, cause);
        this.suggestion = suggestion;
        this.closedPipe = closedPipe;
    }

    public static OutputException of(String target, IOException cause) {
        String reason = reason(cause);
        boolean closed = reason.contains("Broken pipe") || reason.contains("pipe is being closed");
        return new OutputException("cannot write to " + target + ": " + reason, mend(reason), closed, cause);
    }

    /** DuckDB reads the store or other files and writes this one: which of them failed, its message tells. */
    static RuntimeException orNot(Path file, StoreException e) {
        Throwable cause = e;
        while (cause instanceof StoreException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        String reason = String.valueOf(cause.getMessage());
        boolean written = cause instanceof SQLException
                && reason.startsWith("IO Error")
                && reason.contains(String.valueOf(file.getFileName()));
        return written ? of(file.toString(), new IOException(reason, e)) : e;
    }

    /** What the JDK tells of a file by the exception's kind only, in words. */
    private static String reason(IOException cause) {
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (cause instanceof NoSuchFileException) {
            return "there is no such folder, or nothing can be made in it";
        }
        if (cause instanceof FileAlreadyExistsException) {
            return "a file is where a folder should be";
        }
        if (String.valueOf(cause.getMessage()).contains(NO_ROOM)) {
            return NO_ROOM;
        }
        boolean named = cause instanceof FileSystemException || cause instanceof FileNotFoundException;
        String message = String.valueOf(cause.getMessage());
        return named ? NAMED.matcher(message).replaceFirst("$1$2") : message;
    }

    private static String mend(String reason) {
        boolean room = reason.equals(NO_ROOM) || reason.contains("quota");
        return room
                ? "make room there, or write elsewhere"
                : "name a file in a folder that exists and that you may write";
    }

    /** Somebody else writes it. */
    static OutputException held(StoreException cause) {
        return new OutputException(
                String.valueOf(cause.getMessage()), "start again when it has ended, or write elsewhere", false, cause);
    }

    /** The same where whoever reads has to take everything: that they went away is an error, too. */
    public OutputException whereAllIsWanted() {
        return closedPipe ? undelivered() : this;
    }

    private OutputException undelivered() {
        return new OutputException(
                "whoever reads the messages went away before their end",
                "look at why it did; the last state that it kept goes on from there",
                false,
                this);
    }

    public String suggestion() {
        return suggestion;
    }

    /** Whether whoever read our output has seen enough: no error. */
    public boolean closedPipe() {
        return closedPipe;
    }
}
