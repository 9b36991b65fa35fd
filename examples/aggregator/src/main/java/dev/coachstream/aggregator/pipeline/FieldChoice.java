package dev.coachstream.aggregator.pipeline;

import com.fasterxml.jackson.core.filter.TokenFilter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which members of a stream's records are left out, each named by its path from the record: {@code [coach, email]}. Immutable. */
public final class FieldChoice {
    /** Nothing is left out. */
    public static final FieldChoice ALL = new FieldChoice(Set.of());

    private final Set<List<String>> leftOut;

    private FieldChoice(Set<List<String>> leftOut) {
        this.leftOut = Set.copyOf(leftOut);
    }

    /** All but these. */
    public static FieldChoice without(Set<List<String>> paths) {
        return new FieldChoice(paths);
    }

    boolean isAll() {
        return leftOut.isEmpty();
    }

    /** Whether a member of the record itself is sent. */
    boolean has(String member) {
        return !leftOut.contains(List.of(member));
    }

    /** A stream's schema without what is left out. */
    public ObjectNode of(ObjectNode schema) {
        ObjectNode copy = schema.deepCopy();
        leftOut.forEach(path -> remove(copy, path));
        return copy;
    }

    private static void remove(ObjectNode schema, List<String> path) {
        JsonNode at = schema;
        for (String member : path.subList(0, path.size() - 1)) {
            at = objects(at).path("properties").path(member);
        }
        String last = path.get(path.size() - 1);
        if (objects(at) instanceof ObjectNode object && object.path("properties") instanceof ObjectNode members) {
            members.remove(last);
            withoutRequired(object, last);
        }
    }

    /** What holds the members: the schema, or its list's. */
    private static JsonNode objects(JsonNode schema) {
        return schema.has("items") ? schema.path("items") : schema;
    }

    private static void withoutRequired(ObjectNode object, String member) {
        Set<String> left = new TreeSet<>();
        object.path("required").forEach(name -> left.add(name.asText()));
        if (left.remove(member)) {
            object.remove("required");
            left.forEach(name -> object.withArray("required").add(name));
        }
    }

    /** Leaves out while a record is written. */
    TokenFilter filter() {
        return new Members(this, List.of());
    }

    private static final class Members extends TokenFilter {
        private final FieldChoice choice;
        private final List<String> path;

        Members(FieldChoice choice, List<String> path) {
            this.choice = choice;
            this.path = path;
        }

        @Override
        public @Nullable TokenFilter includeProperty(String name) {
            List<String> member = new ArrayList<>(path);
            member.add(name);
            if (choice.leftOut.contains(member)) {
                return null;
            }
            boolean deeper = choice.leftOut.stream()
                    .anyMatch(left -> left.size() > member.size()
                            && left.subList(0, member.size()).equals(member));
            return deeper ? new Members(choice, List.copyOf(member)) : INCLUDE_ALL;
        }

        @Override
        public boolean includeEmptyObject(boolean contentsFiltered) {
            return true;
        }

        @Override
        public boolean includeEmptyArray(boolean contentsFiltered) {
            return true;
        }
    }
}
