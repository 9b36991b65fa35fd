package dev.coachstream.aggregator.output;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far a pull is, as its resume file says it.
 *
 * @param version of this form
 * @param startedAt when the pull was first started: its window is counted from then; RFC 3339
 * @param arguments what was asked, as it was written
 * @param length how many bytes of the output are good
 * @param digest by which the output is known again; null where it is none that can be read, or an older program wrote it
 * @param accounts how far each account is
 */
record ResumeState(
        int version,
        String startedAt,
        Map<String, String> arguments,
        long length,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String digest,
        Map<String, Checkpoint> accounts) {
    static final int VERSION = 1;

    /**
     * How far an account is.
     *
     * @param cursor resumes right after the last page that is good; null when there is none
     * @param done whether the account was read to its end
     * @param since of a feed that is followed: where the read began that the cursor belongs to; RFC 3339
     * @param lastUpdate of a feed that is followed: the latest update seen; RFC 3339
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Checkpoint(
            @Nullable String cursor,
            boolean done,
            @Nullable String since,
            @Nullable String lastUpdate) {
        static final Checkpoint START = new Checkpoint(null, false, null, null);
    }

    ResumeState {
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
        accounts = Collections.unmodifiableMap(new LinkedHashMap<>(accounts));
    }

    public static ResumeState start(Instant now, Map<String, String> arguments) {
        return new ResumeState(VERSION, now.toString(), arguments, 0, null, Map.of());
    }

    Checkpoint checkpoint(String account) {
        return accounts.getOrDefault(account, Checkpoint.START);
    }

    ResumeState written(Written output) {
        return new ResumeState(version, startedAt, arguments, output.length(), output.digest(), accounts);
    }

    ResumeState at(String account, Checkpoint checkpoint) {
        Map<String, Checkpoint> checkpoints = new LinkedHashMap<>(accounts);
        checkpoints.put(account, checkpoint);
        return new ResumeState(version, startedAt, arguments, length, digest, checkpoints);
    }
}
