package dev.coachstream.aggregator.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.aggregator.airbyte.Message;
import dev.coachstream.aggregator.output.OutputException;
import dev.coachstream.aggregator.output.UsageException;
import dev.coachstream.aggregator.terminal.Surroundings;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.Printable;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Answers as Airbyte wants it: whatever happens, the standard output has messages only. */
final class AirbyteAnswer {
    private final Surroundings surroundings;
    private final Replies replies;

    AirbyteAnswer(Surroundings surroundings, Replies replies) {
        this.surroundings = surroundings;
        this.replies = replies;
    }

    /** What goes wrong is told as a TRACE. */
    int answer(String command, Supplier<Reply> question) {
        return answer(command, question, this::error);
    }

    /** @param failed the message that tells what goes wrong */
    int answer(String command, Supplier<Reply> question, Function<RuntimeException, ObjectNode> failed) {
        return replies.answer("airbyte " + command, false, () -> {
            try {
                return question.get();
            } catch (OutputException e) {
                throw e;
            } catch (RuntimeException e) {
                print(failed.apply(e));
                throw e;
            }
        });
    }

    void print(ObjectNode message) {
        surroundings.streams().print(List.of(message.toString()));
    }

    private ObjectNode error(RuntimeException e) {
        return Message.error(type(e), words(e), surroundings.time().now(), null);
    }

    /** What happened, as it may be shown. */
    static String words(RuntimeException e) {
        return e instanceof CoachingSourceException || e instanceof UsageException
                ? String.valueOf(e.getMessage())
                : Printable.lines(Failure.unexpected(e).message());
    }

    private static String type(RuntimeException e) {
        if (e instanceof CoachingSourceException known) {
            return Message.failureType(known);
        }
        return e instanceof UsageException ? Message.CONFIG_ERROR : Message.SYSTEM_ERROR;
    }
}
