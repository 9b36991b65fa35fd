package dev.coachstream.config;

import dev.coachstream.api.NearestName;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A mapping of the file: its values by key, each key once. What is wrong with it is told to the problems.
 *
 * @param where what the mapping is, for messages; empty for the whole file
 * @param node the mapping's own place
 * @param values the values by key, in the file's order
 * @param keys where each key stands
 */
record Mapping(String where, Node node, Map<String, Node> values, Map<String, Node> keys, Problems problems) {
    private static final List<Tag> PLAIN =
            List.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.TIMESTAMP, Tag.MERGE);

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_.-]{1,40}|");
    private static final String CUT = "between a key and its value stand a colon and a space";

    /** Reads a mapping; one without entries if the node is anything else. */
    static Mapping of(String where, Node node, Problems problems) {
        Mapping mapping = new Mapping(where, node, new LinkedHashMap<>(), new LinkedHashMap<>(), problems);
        if (node instanceof MappingNode entries) {
            entries.getValue().stream().filter(entry -> !isMerge(entry)).forEach(mapping::add);
            mapping.merge(entries, Collections.newSetFromMap(new IdentityHashMap<>()));
        } else {
            String what = where.isEmpty() ? "the file" : where;
            problems.add(node, what + " must be keys with values, such as name: value");
        }
        return mapping;
    }

    private void add(NodeTuple entry) {
        Node key = entry.getKeyNode();
        if (!(key instanceof ScalarNode scalar)) {
            problems.add(key, "a key must be a word");
        } else if (values.containsKey(scalar.getValue())) {
            problem(shown(scalar.getValue()), key, "is there twice");
        } else {
            put(scalar.getValue(), key, entry.getValueNode());
        }
    }

    /**
     * Takes over what {@code <<} names, and what that takes over: what stands here already counts.
     *
     * @param taken what was taken over before: nothing is twice, and a mapping that names itself ends
     */
    private void merge(MappingNode entries, Set<Node> taken) {
        for (NodeTuple entry : entries.getValue()) {
            if (isMerge(entry)) {
                merged(entry.getValueNode()).filter(taken::add).forEach(other -> {
                    other.getValue().stream().filter(inner -> !isMerge(inner)).forEach(this::addMissing);
                    merge(other, taken);
                });
            }
        }
    }

    private Stream<MappingNode> merged(Node value) {
        List<Node> named = value instanceof SequenceNode list ? list.getValue() : List.of(value);
        if (!named.stream().allMatch(MappingNode.class::isInstance)) {
            problem("<<", value, "must name keys with values that stand elsewhere: <<: *name");
            return Stream.empty();
        }
        return named.stream().map(MappingNode.class::cast);
    }

    private void addMissing(NodeTuple entry) {
        if (!(entry.getKeyNode() instanceof ScalarNode key && values.containsKey(key.getValue()))) {
            add(entry);
        }
    }

    private static boolean isMerge(NodeTuple entry) {
        return entry.getKeyNode().getTag().equals(Tag.MERGE);
    }

    /** Whether it is one; if not, that has been told. */
    boolean isMapping() {
        return node instanceof MappingNode;
    }

    /** The same mapping under another name. */
    Mapping called(String name) {
        return new Mapping(name, node, values, keys, problems);
    }

    /**
     * The same mapping with its nested mappings opened: the keys {@code url} under {@code oauth} become {@code oauth.url}.
     *
     * @param meant the key of its group that a single value means: {@code proxy: http://…} is {@code proxy.url}
     */
    Mapping flattened(Set<String> groups, Map<String, String> meant) {
        Mapping flat = new Mapping(where, node, new LinkedHashMap<>(), new LinkedHashMap<>(), problems);
        for (Map.Entry<String, Node> entry : values.entrySet()) {
            String key = entry.getKey();
            if (meant.containsKey(key) && entry.getValue() instanceof ScalarNode) {
                flat.put(meant.get(key), place(key), entry.getValue());
            } else if (groups.contains(key)) {
                flat.open(key, Mapping.of("key " + key + " of " + where, entry.getValue(), problems));
            } else {
                flat.put(key, place(key), entry.getValue());
            }
        }
        return flat;
    }

    private void open(String group, Mapping inner) {
        inner.values.forEach((key, value) -> put(group + "." + key, inner.place(key), value));
    }

    private void put(String key, Node place, Node value) {
        keys.put(key, place);
        values.put(key, value);
    }

    /** Where a key stands, or the mapping where it does not. */
    Node place(String key) {
        return keys.getOrDefault(key, node);
    }

    /** Names every key that is not among the known ones, and the nearest that is. */
    void refuseUnknown(Collection<String> known) {
        keys.forEach((key, node) -> {
            if (!known.contains(key)) {
                String shown = shown(key);
                String cut = shown.equals(key) ? "" : "; " + CUT;
                problem(shown, node, "is not known" + cut + NearestName.hint(name(shown), known));
            }
        });
    }

    /** A key as far as it is a name: in {@code {token:abc}} the secret is a part of the key. */
    private static String shown(String key) {
        String name = name(key);
        return name.equals(key) ? key : name + "…";
    }

    private static String name(String key) {
        Matcher name = NAME.matcher(key);
        return name.lookingAt() ? name.group() : "";
    }

    /** The same mapping without what stands there only to be referred to: {@code x-…: …} and {@code …: &name …}. */
    Mapping withoutDefinitions(Collection<String> known) {
        Mapping rest = new Mapping(where, node, new LinkedHashMap<>(), new LinkedHashMap<>(), problems);
        values.forEach((key, value) -> {
            boolean definition = key.startsWith("x-") || value.getAnchor() != null;
            if (known.contains(key) || !definition) {
                rest.put(key, place(key), value);
            }
        });
        return rest;
    }

    /** A text that must be there; null, and a problem, if it is not. */
    @Nullable
    String required(String key, String purpose) {
        if (!values.containsKey(key)) {
            problem(key, node, "is missing: " + purpose);
        }
        return text(key);
    }

    /** A text that may be left out; null also when it is no text, which is a problem. */
    @Nullable
    String text(String key) {
        Node value = values.get(key);
        return value == null ? null : scalar(key, value);
    }

    /** A text, or a list of texts joined by commas. */
    @Nullable
    String joined(String key) {
        if (values.get(key) instanceof SequenceNode list) {
            return list.getValue().stream()
                    .map(item -> String.valueOf(scalar(key, item)))
                    .collect(Collectors.joining(","));
        }
        return text(key);
    }

    private @Nullable String scalar(String key, Node value) {
        if (!(value instanceof ScalarNode scalar)) {
            String found = value instanceof MappingNode ? "a mapping" : "a list";
            problem(key, value, "must be one value, not " + found);
            return null;
        }
        if (!PLAIN.contains(scalar.getTag())) {
            problem(key, value, "must be a plain value, without a tag such as !!binary");
            return null;
        }
        if (scalar.getTag().equals(Tag.NULL) || scalar.getValue().isBlank()) {
            problem(key, value, "has no value");
            return null;
        }
        return scalar.getValue();
    }

    /** Tells a problem of one key. */
    void problem(String key, Node place, String problem) {
        String owner = where.isEmpty() ? "" : " of " + where;
        problems.add(place, "key " + key + owner + " " + problem);
    }
}
