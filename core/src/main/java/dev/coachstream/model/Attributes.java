package dev.coachstream.model;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Attributes of which more is to be known. Some may be private by their names: as a map they are those that are not, at any depth, so that whoever
 * prints, stores or serialises a record shows no others; {@link #withPrivate} gives all. Some may be there because a field could not take them:
 * {@link #unread} tells which. Immutable.
 */
public final class Attributes extends AbstractMap<String, @Nullable Object> {
    private final Map<String, @Nullable Object> shown;
    /** No serialiser that reads fields takes it. */
    private final transient Map<String, @Nullable Object> all;

    private final transient Set<String> unread;

    /** @param all which cannot be changed */
    private Attributes(Map<String, @Nullable Object> all, Set<String> unread) {
        this.shown = PrivateNames.areIn(all) ? Collections.unmodifiableMap(PrivateNames.without(all)) : all;
        this.all = all;
        this.unread = Set.copyOf(unread);
    }

    /**
     * Attributes as records hold them: the same map where nothing in it is private.
     *
     * @param all what was sent; not changed any more
     */
    public static Map<String, @Nullable Object> of(Map<String, @Nullable Object> all) {
        return PrivateNames.areIn(all) ? new Attributes(Collections.unmodifiableMap(all), unread(all)) : all;
    }

    /**
     * Attributes that are made for one record, which takes them without a copy.
     *
     * @param all what was sent; it cannot be changed
     */
    public static Map<String, @Nullable Object> owned(Map<String, @Nullable Object> all) {
        return all.isEmpty() ? Map.of() : new Attributes(all, Set.of());
    }

    /**
     * Attributes of which some could not be read as what they are documented to be, so that the record's field for them is empty.
     *
     * @param all what was sent; not changed any more
     * @param names those, by the record's field for them where it has one, else in the vendor's words
     */
    public static Map<String, @Nullable Object> withUnread(Map<String, @Nullable Object> all, Set<String> names) {
        return names.isEmpty() ? of(all) : new Attributes(Collections.unmodifiableMap(withPrivate(all)), names);
    }

    /**
     * What a vendor sent and could not be read: the record's fields for it, such as {@code dueAt}, and in the vendor's words what has none. The
     * attributes hold it as it was sent, under the vendor's name. Most records have none. A record that was stored, or sent as JSON, does not know any more.
     */
    public static Set<String> unread(Map<String, @Nullable Object> attributes) {
        return attributes instanceof Attributes some ? some.unread : Set.of();
    }

    /** All of a record's attributes: show them only to whom they were asked for. */
    public static Map<String, @Nullable Object> withPrivate(Map<String, @Nullable Object> attributes) {
        return attributes instanceof Attributes some ? some.all : attributes;
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        return shown.get(name);
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return shown.containsKey(name);
    }

    @Override
    public Set<Map.Entry<String, @Nullable Object>> entrySet() {
        return shown.entrySet();
    }
}
