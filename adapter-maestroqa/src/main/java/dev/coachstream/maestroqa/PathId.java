package dev.coachstream.maestroqa;

import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;

/** An id that becomes a part of a path: Feign encodes what it holds, but no encoding makes a name of a dot segment. */
final class PathId {
    private PathId() {}

    static String of(String source, String id) {
        if (id.isBlank() || id.equals(".") || id.equals("..")) {
            throw new CoachingSourceException(source, Kind.INVALID_REQUEST, "'" + id + "' is not an id");
        }
        return id;
    }
}
