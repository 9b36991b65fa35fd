package dev.coachstream.reliability;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The command that runs a main class of these tests in a JVM of its own, which logs as this one does. */
final class ChildJvm {
    private ChildJvm() {}

    static List<String> command(List<String> options, Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(options);
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dguice_bytecode_gen_option=DISABLED",
                "-Dlogback.configurationFile="
                        + Objects.requireNonNull(System.getProperty("logback.configurationFile")),
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(arguments);
        return command;
    }
}
