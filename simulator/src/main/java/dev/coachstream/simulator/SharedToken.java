package dev.coachstream.simulator;

/** The one token, key or password that a vendor accepts, until it is replaced. Hidden in its text form. Thread-safe. */
public final class SharedToken {
    private volatile String value;

    public SharedToken(String value) {
        this.value = value;
    }

    public String value() {
        return value;
    }

    public void replace(String other) {
        value = other;
    }

    public boolean is(String sent) {
        return value.equals(sent);
    }

    @Override
    public String toString() {
        return "SharedToken";
    }
}
