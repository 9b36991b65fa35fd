package dev.coachstream.aggregator.command;

import org.jspecify.annotations.Nullable;

/**
 * What one check found.
 *
 * @param exit what it means for the command
 * @param detail one line
 * @param failure what is wrong; null when nothing is
 */
record Finding(Exit exit, String detail, @Nullable Failure failure) {

    static Finding good(String detail) {
        return new Finding(Exit.DONE, detail, null);
    }

    /** Something that the user can mend in the configuration or on the machine. */
    static Finding bad(String problem, String suggestion) {
        return new Finding(Exit.USAGE, problem, Failure.usage(problem, suggestion));
    }
}
