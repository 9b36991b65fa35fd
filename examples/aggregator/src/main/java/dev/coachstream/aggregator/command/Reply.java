package dev.coachstream.aggregator.command;

import dev.coachstream.error.CoachingSourceException;
import java.util.ArrayList;
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

    /** What some accounts answered, and why the others did not. */
    static Reply of(String summary, List<String> lines, Object result, List<CoachingSourceException> refusals) {
        if (refusals.isEmpty()) {
            return done(summary, lines, result);
        }
        List<String> all = new ArrayList<>(lines);
        refusals.forEach(refusal -> all.add(refusal.getMessage()));
        return new Reply(Exit.PARTIAL, summary, all, result, Failure.of(refusals.get(0)));
    }

    /** Nothing but a failure. */
    public static Reply failed(Exit exit, Failure failure) {
        return new Reply(exit, failure.message(), List.of(), null, failure);
    }
}
