package dev.coachstream.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What surrounds the process. Its text form names no variable: their values may be secret.
 *
 * @param variables the environment variables
 * @param folder the working directory
 * @param home the user's home
 */
public record Environment(Map<String, String> variables, Path folder, Path home) {

    public Environment {
        variables = Map.copyOf(variables);
    }

    /** The process's own. */
    public static Environment system() {
        return new Environment(System.getenv(), Path.of(""), Path.of(System.getProperty("user.home", ".")));
    }

    /** A variable that is set and not empty. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty());
    }

    /** The user's configuration folder: {@code XDG_CONFIG_HOME} if set, else {@code ~/.config}. */
    Path configurationFolder() {
        return variable("XDG_CONFIG_HOME").map(Path::of).orElseGet(() -> home.resolve(".config"));
    }

    @Override
    public String toString() {
        return "Environment[" + folder + "]";
    }
}
