package dev.coachstream.aggregator.output;

/** What was asked cannot be done as it stands: exit 2. The message says what is wrong, the suggestion what would be right. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String suggestion;

    public UsageException(String message, String suggestion) {
        super(message);
        this.suggestion = suggestion;
    }

    public String suggestion() {
        return suggestion;
    }
}
