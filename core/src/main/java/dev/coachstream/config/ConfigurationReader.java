package dev.coachstream.config;

import dev.coachstream.api.SourceConfig;
import dev.coachstream.discovery.CoachingSources;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads configuration files: checks every key against the adapters' settings and resolves references to secrets. All that is
 * wrong is told at once, each with its line.
 */
public final class ConfigurationReader {
    private static final Set<String> KEYS = Set.of("store", "sources", "people", "labels", "targets");

    private final CoachingSources adapters;
    private final Environment environment;
    private final boolean secrets;
    private final Predicate<String> accounts;
    private final boolean flat;

    /**
     * @param adapters those whose settings are known
     * @param environment where references and relative names are looked up
     */
    public ConfigurationReader(CoachingSources adapters, Environment environment) {
        this(adapters, environment, true, account -> true, false);
    }

    private ConfigurationReader(
            CoachingSources adapters,
            Environment environment,
            boolean secrets,
            Predicate<String> accounts,
            boolean flat) {
        this.adapters = adapters;
        this.environment = environment;
        this.secrets = secrets;
        this.accounts = accounts;
        this.flat = flat;
    }

    /** Reads a file for the adapters on the class path. Throws a CONFIGURATION error that names all that is wrong with it. */
    public static Configuration load(Path file) {
        return new ConfigurationReader(CoachingSources.find(), Environment.system()).read(file);
    }

    /** A reader that leaves references to secrets alone, for what sends no request: the accounts get stand-ins. */
    public ConfigurationReader withoutSecrets() {
        return new ConfigurationReader(adapters, environment, false, accounts, flat);
    }

    /** A reader that leaves all references alone of accounts other than these, which get stand-ins and are not to be opened. */
    public ConfigurationReader onlyOf(Predicate<String> names) {
        return new ConfigurationReader(adapters, environment, secrets, names, flat);
    }

    /** A reader that also takes what pipelines hand over: one account of a vendor in flat keys, {@code {"acme_token": "…"}}. */
    public ConfigurationReader alsoFlat() {
        return new ConfigurationReader(adapters, environment, secrets, accounts, true);
    }

    /** Reads a file. Throws a CONFIGURATION error that names all that is wrong with it. */
    public Configuration read(Path file) {
        Problems problems = new Problems(file);
        return read(file, YamlFile.compose(file, problems), problems);
    }

    /**
     * Reads what no file holds.
     *
     * @param place what errors call it; relative names start at its folder
     */
    public Configuration read(Path place, String text) {
        Problems problems = new Problems(place);
        return read(place, YamlFile.compose(text, problems), problems);
    }

    private Configuration read(Path file, Node root, Problems problems) {
        Node node = flat ? new FlatAccounts(adapters).nested(root) : root;
        Mapping top = Mapping.of("", node, problems).withoutDefinitions(KEYS);
        top.refuseUnknown(KEYS);
        Path folder = file.toAbsolutePath().resolveSibling("");
        References references = new References(environment, folder, new SecretCommand(SecretCommand.LIMIT));
        SettingValues values = new SettingValues(file, references, secrets, accounts);
        SourceReader reader = new SourceReader(adapters, values, new LinkedHashMap<>(), problems);
        List<SourceConfig> sources = sources(top, reader);
        Path store = path(top.text("store"), folder);
        Path people = path(top.text("people"), folder);
        Path labels = path(top.text("labels"), folder);
        Targets targets = TargetReader.read(top);
        problems.throwIfAny();
        Trouble trouble = new Trouble(file, reader.lines(), values.elsewhere(), values.unresolved());
        return new Configuration(
                file, store, people, labels, targets, sources, values.warnings(), values.credentials(), trouble);
    }

    private static List<SourceConfig> sources(Mapping top, SourceReader reader) {
        List<SourceConfig> sources = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Node node : sourceNodes(top)) {
            SourceConfig source = reader.read(node);
            if (source != null && !names.add(source.name())) {
                top.problems().add(node, "two sources are called " + source.name() + "; give each a name of its own");
            } else if (source != null) {
                sources.add(source);
            }
        }
        return sources;
    }

    private static List<Node> sourceNodes(Mapping top) {
        Node value = top.values().get("sources");
        if (value instanceof SequenceNode list && !list.getValue().isEmpty()) {
            return list.getValue();
        }
        if (value != null) {
            top.problem("sources", value, "must be a list of accounts, with at least one");
        } else if (top.isMapping()) {
            top.problem("sources", top.node(), "is missing: the list of accounts");
        }
        return List.of();
    }

    private static @Nullable Path path(@Nullable String text, Path folder) {
        return text == null ? null : folder.resolve(text);
    }
}
