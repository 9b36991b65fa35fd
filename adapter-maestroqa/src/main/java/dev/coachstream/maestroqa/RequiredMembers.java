package dev.coachstream.maestroqa;

import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the document marks as required of a request: checked before anything is sent. */
final class RequiredMembers {
    private final String what;
    private final List<String> missing = new ArrayList<>();

    /**
     * @param what the request in words, such as "a ticket"
     */
    RequiredMembers(String what) {
        this.what = what;
    }

    RequiredMembers member(String name, @Nullable Object value) {
        boolean empty = value == null
                || (value instanceof String text && text.isBlank())
                || (value instanceof Collection<?> list && list.isEmpty());
        if (empty) {
            missing.add(name);
        }
        return this;
    }

    void check(String source) {
        if (!missing.isEmpty()) {
            throw refused(source, what + " lacks " + String.join(", ", missing));
        }
    }

    static CoachingSourceException refused(String source, String problem) {
        return new CoachingSourceException(source, Kind.INVALID_REQUEST, problem + "; nothing was sent");
    }
}
