package dev.coachstream.json;

import dev.coachstream.model.Attributes;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Collects what a vendor sent and no canonical field holds, under the vendor's own names: a record's {@code attributes}.
 */
public final class AttributesBuilder {
    /** Most records have none. */
    private Map<String, @Nullable Object> kept = Map.of();

    private Set<String> unread = Set.of();

    /** Starts with the members that no document lists, those that are private by their names among them. */
    public static AttributesBuilder of(Map<String, @Nullable Object> undocumented) {
        AttributesBuilder builder = new AttributesBuilder();
        Map<String, @Nullable Object> all = Attributes.withPrivate(undocumented);
        if (!all.isEmpty()) {
            builder.kept = new LinkedHashMap<>(all);
            builder.unread = Attributes.unread(undocumented);
        }
        return builder;
    }

    /** Keeps a member, if the vendor sent it. */
    public AttributesBuilder keep(String name, @Nullable Object value) {
        return value == null ? this : keepAlsoNull(name, value);
    }

    /** Keeps a member whose null says something too. */
    public AttributesBuilder keepAlsoNull(String name, @Nullable Object value) {
        if (value instanceof Attributes some) {
            keepUnread(name, Attributes.unread(some));
        }
        if (kept.isEmpty()) {
            kept = Collections.singletonMap(name, value);
            return this;
        }
        if (!(kept instanceof LinkedHashMap)) {
            kept = new LinkedHashMap<>(kept);
        }
        kept.put(name, value);
        return this;
    }

    /** Keeps a member only where the canonical field could not take it. */
    public AttributesBuilder keepIf(boolean notTaken, String name, @Nullable Object value) {
        return notTaken ? keep(name, value) : this;
    }

    /** Keeps a time that {@link Timestamps#nullIfBefore1970} hides from the canonical field. */
    public AttributesBuilder keepIfBefore1970(String name, @Nullable Instant time) {
        return time != null && Timestamps.nullIfBefore1970(time) == null ? keep(name, Timestamps.write(time)) : this;
    }

    /** What of an object could not be read, by its path. */
    private void keepUnread(String name, Set<String> within) {
        if (!within.isEmpty()) {
            Set<String> paths = new TreeSet<>(unread);
            within.forEach(member -> paths.add(name + "." + member));
            unread = paths;
        }
    }

    /** As a part of something larger, private members among them: what becomes a record's attributes is looked at then. */
    public Map<String, @Nullable Object> toMap() {
        return unread.isEmpty() ? kept : Attributes.withUnread(kept, unread);
    }

    /**
     * As a record holds them.
     *
     * @param fields the record's field for each documented member that it calls something else, to name one that could not be read
     */
    public Map<String, @Nullable Object> toMap(Map<String, String> fields) {
        if (unread.isEmpty()) { // as nearly always
            boolean several = kept instanceof LinkedHashMap;
            Map<String, @Nullable Object> fixed = several ? Collections.unmodifiableMap(kept) : kept;
            return Attributes.owned(fixed);
        }
        return Attributes.withUnread(
                kept,
                unread.stream()
                        .map(member -> fields.getOrDefault(member, member))
                        .collect(Collectors.toSet()));
    }
}
