package dev.coachstream.config;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.representer.Representer;

/** Reads a file as YAML nodes, which know their lines; no object of the file's choice is ever made. */
final class YamlFile {
    private static final long MAX_BYTES = 256 * 1024;
    private static final int DEEPEST = 10;
    private static final int MAX_ALIASES = 10_000;
    private static final Set<PosixFilePermission> OTHERS =
            Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

    private static final Pattern NAMING =
            Pattern.compile("found (undefined alias|undefined tag handle|duplicate anchor)|duplicate tag handle");

    private YamlFile() {}

    static Node compose(Path file, Problems problems) {
        return compose(text(file, problems), problems);
    }

    static Node compose(String text, Problems problems) {
        Node root = parse(text, problems);
        if (root == null) {
            throw problems.fatal("is empty; it needs at least the key sources");
        }
        return root;
    }

    /** Whether people other than the owner can read a file; false where files have no such rights. */
    static boolean readableByOthers(Path file) {
        try {
            return Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    private static String text(Path file, Problems problems) {
        try {
            if (Files.isDirectory(file)) {
                throw problems.fatal("is a folder, not a file");
            }
            if (Files.size(file) > MAX_BYTES) {
                throw problems.fatal("is larger than %s KiB: no configuration is".formatted(MAX_BYTES / 1024));
            }
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw problems.fatal("there is no such file");
        } catch (CharacterCodingException e) {
            throw problems.fatal("is not UTF-8 text");
        } catch (IOException e) {
            throw problems.fatal("cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    /** What is said of a name, without the name: a token that begins with {@code *} or {@code !} would be taken for one. */
    private static String shown(String problem) {
        Matcher named = NAMING.matcher(problem);
        return named.lookingAt() ? named.group() + "; text that begins with *, & or ! stands in quotes" : problem;
    }

    private static @Nullable Node parse(String text, Problems problems) {
        LoaderOptions limits = new LoaderOptions();
        limits.setCodePointLimit((int) MAX_BYTES);
        limits.setNestingDepthLimit(DEEPEST);
        limits.setMaxAliasesForCollections(MAX_ALIASES);
        DumperOptions unused = new DumperOptions();
        try {
            return new Yaml(new SafeConstructor(limits), new Representer(unused), unused, limits)
                    .compose(new StringReader(text));
        } catch (MarkedYAMLException e) {
            // Not the exception's own text: it quotes the line, which may hold a secret.
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw problems.fatal("line " + line + ": is not YAML: " + shown(String.valueOf(e.getProblem())));
        } catch (YAMLException e) {
            throw problems.fatal("is not YAML, or nested deeper than " + DEEPEST + " levels, or not plain text");
        }
    }
}
