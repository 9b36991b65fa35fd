package dev.coachstream.aggregator.command;

import dev.coachstream.error.CoachingSourceException.Kind;
import java.util.List;

/** What the process's exit code says. Interrupted, it is the signal's own: 130, 143. */
public enum Exit {
    DONE(0),
    /** Failed at run time. */
    FAILED(1),
    /** Usage or configuration. */
    USAGE(2),
    /** The environment refused: authentication, permission, network, quota. */
    REFUSED(3),
    /** Some accounts are incomplete, the others are done; or a target is missed. */
    PARTIAL(4);

    private final int code;

    Exit(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    static Exit of(Kind kind) {
        return switch (kind) {
            case AUTHENTICATION, PERMISSION, RATE_LIMITED, UNAVAILABLE -> REFUSED;
            case CONFIGURATION, UNSUPPORTED -> USAGE;
            case NOT_FOUND, INVALID_REQUEST, CONFLICT, PROTOCOL -> FAILED;
        };
    }

    /** What it says when every account failed: a refusal of the environment outweighs the rest. */
    static Exit ofAll(List<Exit> exits) {
        if (exits.contains(REFUSED)) {
            return REFUSED;
        }
        return exits.contains(FAILED) ? FAILED : USAGE;
    }
}
