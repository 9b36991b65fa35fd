package dev.coachstream.model;

import org.jspecify.annotations.Nullable;

/**
 * A thing of the vendor's that a record points to: a template, a plan, a rubric.
 *
 * @param id the vendor's id of it
 * @param name its label
 */
public record Reference(@Nullable String id, @Nullable String name) {

    public Reference {
        Required.key(id, "thing that is referred to");
    }

    /** Null when the vendor gave neither an id nor a name. */
    public static @Nullable Reference of(@Nullable String id, @Nullable String name) {
        return id == null && name == null ? null : new Reference(id, name);
    }
}
