package dev.coachstream.maestroqa;

import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import org.jspecify.annotations.Nullable;

/** An id that becomes a part of a path: Feign encodes what it holds, but no encoding makes a name of a dot segment. */
final class PathId {
    private PathId() {}

    static String of(String source, String id) {
        if (id.isBlank() || id.equals(".") || id.equals("..")) {
            throw new CoachingSourceException(source, Kind.INVALID_REQUEST, "'" + id + "' is not an id");
        }
        return id;
    }

    /** The document's own example of a single read shows another record than the one asked for; an id decides (docs/vendors/maestroqa.md). */
    static void requireSame(String source, String what, String asked, @Nullable String answered) {
        if (!asked.equals(answered)) {
            throw new CoachingSourceException(
                    source,
                    Kind.PROTOCOL,
                    "asked for " + what + " " + asked + " the server answered " + what + " " + answered);
        }
    }
}
