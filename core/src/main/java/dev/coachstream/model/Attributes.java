package dev.coachstream.model;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Attributes of which some are private by their names. As a map they are those that are not, at any depth, so that whoever prints,
 * stores or serialises a record shows no others; {@link #withPrivate} gives all. Immutable.
 */
public final class Attributes extends AbstractMap<String, @Nullable Object> {
    private final Map<String, @Nullable Object> shown;
    /** No serialiser that reads fields takes it. */
    private final transient Map<String, @Nullable Object> all;

    private Attributes(Map<String, @Nullable Object> all) {
        this.shown = Collections.unmodifiableMap(PrivateNames.without(all));
        this.all = all;
    }

    /**
     * Attributes as records hold them: the same map where nothing in it is private.
     *
     * @param all what was sent; not changed any more
     */
    public static Map<String, @Nullable Object> of(Map<String, @Nullable Object> all) {
        return PrivateNames.areIn(all) ? new Attributes(all) : all;
    }

    /** All of a record's attributes: show them only to whom they were asked for. */
    public static Map<String, @Nullable Object> withPrivate(Map<String, @Nullable Object> attributes) {
        return attributes instanceof Attributes some ? some.all : attributes;
    }

    @Override
    public Set<Map.Entry<String, @Nullable Object>> entrySet() {
        return shown.entrySet();
    }
}
