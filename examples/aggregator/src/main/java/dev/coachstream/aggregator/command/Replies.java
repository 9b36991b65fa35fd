package dev.coachstream.aggregator.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.coachstream.aggregator.output.OutputException;
import dev.coachstream.aggregator.output.RowsOnLines;
import dev.coachstream.aggregator.output.TerminalEscapes;
import dev.coachstream.aggregator.output.UsageException;
import dev.coachstream.aggregator.pipeline.StreamMessages.Level;
import dev.coachstream.aggregator.terminal.Surroundings;
import dev.coachstream.aggregator.terminal.TableLayout;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.Printable;
import dev.coachstream.warehouse.store.StoreException;
import dev.coachstream.warehouse.sync.ChangedAccount;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.InvalidPathException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Hands what commands answer to people, as text, or to scripts, as JSON; the same for every command. */
public final class Replies {
    /** Commands whose work is done when they answer, whoever hears it. */
    private static final Set<String> SAVE = Set.of("sync", "export", "init");

    private static final ObjectWriter JSON =
            new ObjectMapper().writer(new RowsOnLines()).with(new TerminalEscapes());

    private final Surroundings surroundings;
    private final GlobalOptions options;
    private final LastWords lastWords;

    /** Says how a command ended: a summary, or what went wrong and how to mend it. */
    interface LastWords {
        void say(Level level, String text);
    }

    public Replies(Surroundings surroundings, GlobalOptions options) {
        this(surroundings, options, (level, text) -> surroundings.streams().say(prefix(level) + text));
    }

    private Replies(Surroundings surroundings, GlobalOptions options, LastWords lastWords) {
        this.surroundings = surroundings;
        this.options = options;
        this.lastWords = lastWords;
    }

    /** The same, that end in other words. */
    Replies endingIn(LastWords others) {
        return new Replies(surroundings, options, others);
    }

    private static String prefix(Level level) {
        return level == Level.ERROR ? "coachstream: " : "";
    }

    /** Asks a command and writes its answer, or why there is none. Gives the exit code. */
    public int answer(String command, boolean json, Supplier<Reply> question) {
        try {
            return write(command, json, ask(question)).code();
        } catch (OutputException e) {
            return e.closedPipe() ? Exit.DONE.code() : fail(e);
        }
    }

    private int fail(OutputException e) {
        explain(new Failure("output", String.valueOf(e.getMessage()), e.suggestion()));
        return Exit.FAILED.code();
    }

    private Reply ask(Supplier<Reply> question) {
        try {
            return question.get();
        } catch (CoachingSourceException e) {
            return Reply.failed(e);
        } catch (StoreException | OutputException e) {
            return failed(e);
        } catch (UsageException e) {
            return Reply.failed(Exit.USAGE, Failure.usage(String.valueOf(e.getMessage()), e.suggestion()));
        } catch (ChangedAccount e) {
            return Reply.failed(Exit.USAGE, Failure.of(e));
        } catch (InvalidPathException e) {
            return Reply.failed(Exit.USAGE, Failure.unspelled(e));
        } catch (RuntimeException e) {
            if (options.verbose()) {
                StringWriter trace = new StringWriter();
                e.printStackTrace(new PrintWriter(trace));
                surroundings.streams().err().print(Printable.lines(trace.toString()));
            }
            return Reply.failed(Exit.FAILED, Failure.unexpected(e));
        }
    }

    /** Of a file; nothing is wrong with one that was being held or written when the process was told to end. */
    private static Reply failed(RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ClosedByInterruptException) {
                return Reply.failed(Exit.FAILED, Failure.ended("it was interrupted", "start it again"));
            }
        }
        if (e instanceof StoreException store) {
            return Reply.failed(Exit.FAILED, Failure.of(store));
        }
        throw e;
    }

    private Exit write(String command, boolean json, Reply reply) {
        try {
            print(command, json, reply);
        } catch (OutputException e) {
            if (!SAVE.contains(command)) {
                throw e;
            }
            if (!e.closedPipe()) {
                surroundings.streams().say("note: the answer is lost, what was done is saved: " + e.getMessage());
            }
        }
        if (reply.failure() != null) {
            explain(reply.failure());
            reply.others().forEach(this::explain);
        } else if (!options.quiet()) {
            lastWords.say(Level.INFO, reply.summary());
        }
        return reply.exit();
    }

    private void print(String command, boolean json, Reply reply) {
        if (options.quiet() && !json && SAVE.contains(command)) {
            return; // what it did is not what was asked for
        }
        List<String> lines = json ? List.of(envelope(command, reply)) : TableLayout.of(reply.lines(), width());
        surroundings.streams().print(lines);
    }

    private int width() {
        return options.wide() ? Integer.MAX_VALUE : surroundings.streams().width();
    }

    /** Says what is good to know, to whoever did not ask for quiet. */
    void note(String text) {
        if (!options.quiet()) {
            surroundings.streams().say("note: " + text);
        }
    }

    /** Says what went wrong, and how to mend it. */
    void explain(Failure failure) {
        lastWords.say(Level.ERROR, failure.message() + "\n  " + failure.suggestion());
    }

    private static String envelope(String command, Reply reply) {
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("command", command);
        envelope.put("ok", reply.exit() == Exit.DONE);
        envelope.put("summary", reply.summary());
        if (reply.result() != null) {
            envelope.put("result", reply.result());
        }
        if (reply.failure() != null) {
            envelope.put("error", reply.failure());
        }
        if (!reply.others().isEmpty()) {
            envelope.put("otherErrors", reply.others());
        }
        return json(envelope);
    }

    /** As JSON, each row on a line of its own. */
    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
