package dev.coachstream.aggregator;

import dev.coachstream.warehouse.store.Store;
import dev.coachstream.warehouse.store.StoreOptions;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts the program, or another main class, as a process of its own. */
public final class Child {
    private Child() {}

    /** The program; what it says on stderr is added to the file {@code err}. */
    public static Process program(Path folder, Redirect out, String... args) throws IOException {
        return start(folder, out, Coachstream.class, args);
    }

    public static Process start(Path folder, Redirect out, Class<?> main, String... args) throws IOException {
        return builder(folder, out, main, args).start();
    }

    public static ProcessBuilder builder(Path folder, Redirect out, Class<?> main, String... args) throws IOException {
        List<String> command = new ArrayList<>(heedingSignals());
        command.addAll(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dguice_bytecode_gen_option=DISABLED",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(args));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out)
                .redirectError(Redirect.appendTo(folder.resolve("err").toFile()));
    }

    /** Makes a store that holds nothing: a process of its own would take seconds for it, and this one does so once. */
    public static void makeStore(Path file) {
        Store.open(file, StoreOptions.defaults()).close();
    }

    /** A build that a shell runs in the background ignores SIGINT, and so would all that it starts. */
    private static List<String> heedingSignals() throws IOException {
        Path status = Path.of("/proc/self/status");
        boolean ignored = Files.exists(status)
                && Files.readAllLines(status).stream().anyMatch(line -> line.matches("SigIgn:.*[2367abef]"));
        return ignored ? List.of("env", "--default-signal=INT") : List.of();
    }

    /** Runs a command of the system's; whether it succeeded. */
    public static boolean system(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
    }

    /** Sends a signal, such as {@code INT}. */
    public static void signal(Process process, String name) throws IOException, InterruptedException {
        system("kill", "-" + name, String.valueOf(process.pid()));
    }
}
