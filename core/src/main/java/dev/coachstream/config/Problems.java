package dev.coachstream.config;

import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.nodes.Node;

/** What is wrong with one file, in the order it was found; never a value, which may be a secret. */
final class Problems {
    private final Path file;
    private final List<String> found = new ArrayList<>();

    Problems(Path file) {
        this.file = file;
    }

    void add(Node where, String problem) {
        found.add("line " + line(where) + ": " + problem);
    }

    /** A problem that leaves nothing more to read. */
    CoachingSourceException fatal(String problem) {
        return new CoachingSourceException(null, Kind.CONFIGURATION, problem).at(file.toString());
    }

    void throwIfAny() {
        if (found.size() == 1) {
            throw fatal(found.get(0));
        }
        if (!found.isEmpty()) {
            throw fatal(found.size() + " problems\n  " + String.join("\n  ", found));
        }
    }

    static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
