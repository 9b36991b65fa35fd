package dev.coachstream.spi;

/**
 * A value that must not be shown: its text form hides it.
 *
 * @param value the secret itself; hand it only to what sends it
 */
public record Secret(String value) {

    public Secret {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a secret is empty");
        }
    }

    @Override
    public String toString() {
        return "Secret[hidden]";
    }
}
