package dev.coachstream.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A person as one vendor knows them.
 *
 * <p>The id is the identity; {@code name} is a label that may differ from record to record for one id.
 *
 * @param id the vendor's id of the person, in the vendor's own form
 * @param name what the vendor called the person in this record
 * @param email the person's address, where the vendor gave one
 * @param externalIds the customer's own ids of the person, by the name of their system
 */
public record Participant(
        String id, @Nullable String name, @Nullable String email, Map<String, String> externalIds) {

    public Participant {
        Required.id(id, "participant");
        externalIds = Required.labels(externalIds);
    }

    /** A person of whom nothing but the id is known; null when there is no id. */
    public static @Nullable Participant of(@Nullable String id) {
        return named(id, null);
    }

    /** A person with a label; a label with an {@code @} is also the e-mail address. Null when there is no id. */
    public static @Nullable Participant named(@Nullable String id, @Nullable String name) {
        if (id == null || id.isEmpty()) {
            return null;
        }
        String email = name != null && name.indexOf('@') > 0 ? name : null;
        return new Participant(id, name, email, Map.of());
    }
}
