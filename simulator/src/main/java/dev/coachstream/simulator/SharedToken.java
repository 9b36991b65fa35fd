package dev.coachstream.simulator;

/** The one token that a vendor accepts, until it is replaced. */
final class SharedToken {
    private volatile String value;

    SharedToken(String value) {
        this.value = value;
    }

    String value() {
        return value;
    }

    void replace(String other) {
        value = other;
    }

    boolean is(String sent) {
        return value.equals(sent);
    }

    @Override
    public String toString() {
        return "SharedToken";
    }
}
