package dev.coachstream.aggregator.command;

import dev.coachstream.error.CoachingSourceException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a command answers.
 *
 * @param exit what the exit code says
 * @param summary one sentence
 * @param lines the answer for people
 * @param result the answer for scripts
 * @param failure what went wrong; null when nothing did
 * @param others what else went wrong
 */
public record Reply(
        Exit exit,
        String summary,
        List<String> lines,
        @Nullable Object result,
        @Nullable Failure failure,
        List<Failure> others) {

    Reply(Exit exit, String summary, List<String> lines, @Nullable Object result, @Nullable Failure failure) {
        this(exit, summary, lines, result, failure, List.of());
    }

    static Reply done(String summary, List<String> lines, Object result) {
        return new Reply(Exit.DONE, summary, lines, result, null);
    }

    /** What was done, and all that went wrong with it. */
    static Reply of(Exit exit, String summary, List<String> lines, @Nullable Object result, List<Failure> failures) {
        Failure first = failures.isEmpty() ? null : failures.get(0);
        return new Reply(
                exit, summary, lines, result, first, failures.stream().skip(1).toList());
    }

    /** What some accounts answered, and why the others did not. */
    static Reply of(String summary, List<String> lines, Object result, List<CoachingSourceException> refusals) {
        if (refusals.isEmpty()) {
            return done(summary, lines, result);
        }
        List<String> all = new ArrayList<>(lines);
        refusals.forEach(refusal -> all.add(refusal.getMessage()));
        return of(
                Exit.PARTIAL,
                summary,
                all,
                result,
                refusals.stream().map(Failure::of).toList());
    }

    /** Nothing but an account's failure, and those of other accounts that go with it. */
    static Reply failed(CoachingSourceException error) {
        List<Failure> others = Stream.of(error.getSuppressed())
                .filter(CoachingSourceException.class::isInstance)
                .map(other -> Failure.of((CoachingSourceException) other))
                .toList();
        Failure failure = Failure.of(error);
        return new Reply(Exit.of(error.kind()), failure.message(), List.of(), null, failure, others);
    }

    /** The same with another answer. */
    Reply answering(String other, List<String> otherLines, @Nullable Object otherResult) {
        return new Reply(exit, other, otherLines, otherResult, failure, others);
    }

    /** Nothing but a failure. */
    public static Reply failed(Exit exit, Failure failure) {
        return new Reply(exit, failure.message(), List.of(), null, failure);
    }
}
