package dev.coachstream.aggregator.command;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a command answers.
 *
 * @param exit what the exit code says
 * @param summary one sentence
 * @param lines the answer for people
 * @param result the answer for scripts
 * @param failure what went wrong; null when nothing did
 */
public record Reply(
        Exit exit,
        String summary,
        List<String> lines,
        @Nullable Object result,
        @Nullable Failure failure) {

    static Reply done(String summary, List<String> lines, Object result) {
        return new Reply(Exit.DONE, summary, lines, result, null);
    }

    /** Nothing but a failure. */
    public static Reply failed(Exit exit, Failure failure) {
        return new Reply(exit, failure.message(), List.of(), null, failure);
    }
}
