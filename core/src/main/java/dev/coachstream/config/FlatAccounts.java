package dev.coachstream.config;

import dev.coachstream.api.Setting;
import dev.coachstream.discovery.CoachingSources;
import dev.coachstream.spi.CoachingSourceFactory;
import dev.coachstream.spi.CommonSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Configurations as pipelines write them, brought into the form of the file: one account of a vendor, of the vendor's name, in flat keys
 * ({@code acme_token}, {@code ACME_TOKEN}) or below the vendor ({@code acme: {token: …}}); in all keys an underscore does for a dash; what is null
 * or empty was not told. Every node keeps its place in the file.
 */
record FlatAccounts(CoachingSources adapters) {
    private static final String SOURCES = "sources";

    /** The same configuration with its accounts listed below {@code sources}. */
    Node nested(Node root) {
        if (!(root instanceof MappingNode top)) {
            return root;
        }
        List<NodeTuple> rest = new ArrayList<>();
        List<Node> sources = new ArrayList<>();
        Map<String, List<NodeTuple>> accounts = new LinkedHashMap<>();
        for (NodeTuple entry : entries(top)) {
            String key = key(entry);
            Optional<String> vendor = vendor(key);
            if (key.equals(SOURCES)
                    && entry.getValueNode() instanceof SequenceNode list
                    && !list.getValue().isEmpty()) {
                list.getValue().forEach(source -> sources.add(listed(source)));
            } else if (vendor.isPresent()) {
                accounts.computeIfAbsent(vendor.get(), name -> new ArrayList<>())
                        .addAll(settings(vendor.get(), key, entry));
            } else {
                rest.add(entry);
            }
        }
        accounts.forEach((vendor, settings) -> sources.add(account(vendor, settings, top)));
        if (!sources.isEmpty()) {
            rest.add(new NodeTuple(text(SOURCES, top), list(sources, top)));
        }
        return mapping(rest, top);
    }

    /** The vendor that a key is about, by the longest name that it begins with. */
    private Optional<String> vendor(String key) {
        return adapters.factories().stream()
                .map(CoachingSourceFactory::vendor)
                .filter(vendor -> key.equals(vendor) || key.startsWith(vendor + "-"))
                .max(Comparator.comparingInt(String::length));
    }

    private List<NodeTuple> named(String vendor, MappingNode account) {
        return account.getValue().stream()
                .map(entry -> setting(vendor, name(entry), entry))
                .toList();
    }

    private List<NodeTuple> settings(String vendor, String key, NodeTuple entry) {
        if (key.equals(vendor)) {
            return dashed(entry.getValueNode()) instanceof MappingNode account
                    ? named(vendor, account)
                    : List.of(entry);
        }
        return List.of(setting(vendor, key.substring(vendor.length() + 1), entry));
    }

    /** The same entry by the setting's own name: {@code oauth-url} is {@code oauth.url}. */
    private NodeTuple setting(String vendor, String dashed, NodeTuple entry) {
        String known = CommonSettings.with(adapters.factory(vendor, vendor).settings()).stream()
                .map(Setting::name)
                .filter(name -> name.contains(".") && name.replace('.', '-').equals(dashed))
                .findFirst()
                .orElse(dashed);
        Node key = known.equals(name(entry)) ? entry.getKeyNode() : text(known, entry.getKeyNode());
        return new NodeTuple(key, dashed(entry.getValueNode()));
    }

    /** An account of the list, with the settings of its vendor by their own names. */
    private Node listed(Node source) {
        if (!(dashed(source) instanceof MappingNode account)) {
            return source;
        }
        Optional<String> vendor = account.getValue().stream()
                .filter(entry -> name(entry).equals("vendor") && entry.getValueNode() instanceof ScalarNode)
                .map(entry -> ((ScalarNode) entry.getValueNode()).getValue())
                .filter(name -> vendor(name).filter(name::equals).isPresent())
                .findFirst();
        return vendor.<Node>map(name -> mapping(named(name, account), account)).orElse(account);
    }

    /** An account of which its vendor is known, and its name unless it is told. */
    private static Node account(String vendor, List<NodeTuple> settings, Node place) {
        List<NodeTuple> entries = new ArrayList<>(settings);
        Node where = settings.isEmpty() ? place : settings.get(0).getKeyNode();
        if (settings.stream().noneMatch(entry -> key(entry).equals("name"))) {
            entries.add(new NodeTuple(text("name", where), text(vendor, where)));
        }
        entries.add(new NodeTuple(text("vendor", where), text(vendor, where)));
        return mapping(entries, where);
    }

    /** The same with dashes in its keys, and in those below, and without what was not told. */
    private static Node dashed(Node node) {
        if (!(node instanceof MappingNode group)) {
            return node;
        }
        return mapping(
                entries(group).stream()
                        .map(entry -> new NodeTuple(dashedKey(entry), dashed(entry.getValueNode())))
                        .toList(),
                group);
    }

    private static Node dashedKey(NodeTuple entry) {
        String name = name(entry);
        return name.contains("_") ? text(name.replace('_', '-'), entry.getKeyNode()) : entry.getKeyNode();
    }

    private static List<NodeTuple> entries(MappingNode group) {
        return group.getValue().stream()
                .filter(entry -> entry.getKeyNode() instanceof ScalarNode)
                .filter(entry -> !(entry.getValueNode() instanceof ScalarNode value && isNothing(value)))
                .toList();
    }

    private static boolean isNothing(ScalarNode value) {
        return value.getTag().equals(Tag.NULL) || value.getValue().isBlank();
    }

    private static String name(NodeTuple entry) {
        return ((ScalarNode) entry.getKeyNode()).getValue();
    }

    private static String key(NodeTuple entry) {
        return name(entry).toLowerCase(Locale.ROOT).replace('_', '-').replace('.', '-');
    }

    private static Node text(String value, Node place) {
        return new ScalarNode(Tag.STR, value, place.getStartMark(), place.getEndMark(), ScalarStyle.PLAIN);
    }

    private static Node list(List<Node> items, Node place) {
        return new SequenceNode(Tag.SEQ, true, items, place.getStartMark(), place.getEndMark(), FlowStyle.AUTO);
    }

    private static Node mapping(List<NodeTuple> entries, Node place) {
        return new MappingNode(Tag.MAP, true, entries, place.getStartMark(), place.getEndMark(), FlowStyle.AUTO);
    }
}
