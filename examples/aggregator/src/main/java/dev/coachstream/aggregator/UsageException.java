package dev.coachstream.aggregator;

/** What was asked cannot be done as it stands: exit 2. The message says what is wrong, the suggestion what would be right. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String suggestion;

    UsageException(String message, String suggestion) {
        super(message);
        this.suggestion = suggestion;
    }

    String suggestion() {
        return suggestion;
    }
}
