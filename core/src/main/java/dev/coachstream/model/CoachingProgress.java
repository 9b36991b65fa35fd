package dev.coachstream.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far one person has come, as the vendor computes it.
 *
 * @param id the coachee's id where the vendor names one, else a digest of the content
 * @param coachee the person
 * @param attributes the object as the vendor sent it
 */
public record CoachingProgress(
        String source,
        String vendor,
        String id,
        @Nullable Participant coachee,
        Map<String, @Nullable Object> attributes)
        implements CoachingRecord {

    public CoachingProgress {
        Required.id(id, "progress");
        attributes = Required.attributes(attributes);
    }

    /** Identity only: what the vendor sent is personal. */
    @Override
    public String toString() {
        return "CoachingProgress[source=" + source + ", id=" + id + "]";
    }
}
