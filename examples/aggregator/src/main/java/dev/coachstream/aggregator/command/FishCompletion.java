package dev.coachstream.aggregator.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Writes what fish completes: commands first, then the options of the command that was begun, and words where there are only a few. */
final class FishCompletion {
    private final List<String> lines = new ArrayList<>();

    private FishCompletion() {}

    static String of(CommandLine program) {
        FishCompletion fish = new FishCompletion();
        fish.lines.add("complete -c coachstream -f");
        String words = String.join(" ", program.getSubcommands().keySet());
        fish.commands(program, "not __fish_seen_subcommand_from " + words);
        program.getSubcommands().forEach((name, command) -> fish.below(command, "__fish_seen_subcommand_from " + name));
        return String.join("\n", fish.lines) + "\n";
    }

    private void below(CommandLine command, String when) {
        commands(command, when);
        command.getCommandSpec().options().forEach(option -> option(option, when));
        command.getCommandSpec().positionalParameters().forEach(parameter -> {
            String words = words(parameter);
            if (!words.isEmpty()) {
                line(when, Map.of("-a", words));
            }
        });
    }

    private void commands(CommandLine above, String when) {
        above.getSubcommands()
                .forEach((name, command) -> line(
                        when,
                        Map.of(
                                "-a",
                                name,
                                "-d",
                                String.join(
                                        " ",
                                        command.getCommandSpec().usageMessage().description()))));
    }

    private void option(OptionSpec option, String when) {
        Map<String, String> parts = new LinkedHashMap<>();
        for (String name : option.names()) {
            String form = name.startsWith("--") ? "-l" : "-s";
            parts.put(form, name.replaceFirst("^--?", ""));
        }
        parts.put("-d", String.join(" ", option.description()).replaceAll("\\$\\{[^}]*}", "…"));
        if (option.arity().max() > 0) {
            parts.put("-a", words(option));
        }
        line(when, parts);
    }

    private static String words(ArgSpec argument) {
        Iterable<String> candidates = argument.completionCandidates();
        return candidates == null
                ? ""
                : StreamSupport.stream(candidates.spliterator(), false).collect(Collectors.joining(" "));
    }

    /** A value that is to come may be a file, unless its words are known. */
    private void line(String when, Map<String, String> parts) {
        StringBuilder line = new StringBuilder("complete -c coachstream -n ").append(quoted(when));
        parts.forEach((flag, value) -> {
            if (flag.equals("-a") && value.isEmpty()) {
                line.append(" -r -F");
                return;
            }
            line.append(" ").append(flag).append(" ").append(quoted(value));
            if (flag.equals("-a") && parts.containsKey("-l")) {
                line.append(" -x");
            }
        });
        lines.add(line.toString());
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
