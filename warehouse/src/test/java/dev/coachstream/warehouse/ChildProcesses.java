package dev.coachstream.warehouse;

import dev.coachstream.warehouse.sync.SyncChild;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Starts {@link SyncChild} many times, and fast: classes from an archive that the first child makes when it ends, which needs jars
 * instead of folders, and DuckDB's library unpacked once instead of at every start.
 */
public final class ChildProcesses {
    private final Path folder;
    private final Path errors;
    private final String classPath;

    public ChildProcesses(Path folder) throws IOException {
        this.folder = folder;
        this.errors = folder.resolve("errors.txt");
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            entries.add(prepared(Path.of(entry), entries.size()).toString());
        }
        this.classPath = String.join(File.pathSeparator, entries);
    }

    /** A child that has come to its work. */
    public Process start(String... arguments) throws IOException {
        Path archive = folder.resolve("classes.jsa");
        String sharing = Files.exists(archive) ? "-XX:SharedArchiveFile=" : "-XX:ArchiveClassesAtExit=";
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                sharing + archive,
                "-Xlog:cds=off",
                "-Xlog:cds+dynamic=off",
                "--enable-native-access=ALL-UNNAMED",
                "-Dguice_bytecode_gen_option=DISABLED",
                "-Djava.library.path=" + folder,
                "-Djava.io.tmpdir=" + folder,
                "-Dlogback.configurationFile=" + System.getProperty("logback.configurationFile"),
                "-cp",
                classPath,
                SyncChild.class.getName()));
        command.addAll(Arrays.asList(arguments));
        Process child = new ProcessBuilder(command)
                .redirectError(Redirect.appendTo(errors.toFile()))
                .start();
        awaitReady(child);
        return child;
    }

    private void awaitReady(Process child) throws IOException {
        BufferedReader out = child.inputReader(StandardCharsets.UTF_8);
        String line = out.readLine();
        while (line != null && !line.equals(SyncChild.READY)) {
            line = out.readLine();
        }
        if (line == null) {
            throw new IllegalStateException("the child did not start: " + Files.readString(errors));
        }
    }

    /** Kills it with the signal that no process can catch, unless it ends within the time; gives whether it ended by itself. */
    public boolean endsWithin(Process child, long millis) throws InterruptedException, IOException {
        if (!child.waitFor(millis, TimeUnit.MILLISECONDS)) {
            child.destroyForcibly().waitFor();
            return false;
        }
        if (child.exitValue() != 0) {
            throw new IllegalStateException("the child failed: " + Files.readString(errors));
        }
        return true;
    }

    private Path prepared(Path entry, int number) throws IOException {
        if (Files.isDirectory(entry)) {
            return jar(entry, folder.resolve(number + ".jar"));
        }
        return entry.getFileName().toString().startsWith("duckdb_jdbc")
                ? withoutLibraries(entry, folder.resolve("duckdb.jar"))
                : entry;
    }

    private static Path jar(Path classes, Path jar) throws IOException {
        try (FileSystem target =
                FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of("create", "true"))) {
            Files.walkFileTree(classes, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Path place = target.getPath("/" + classes.relativize(file));
                    Files.createDirectories(place.getParent());
                    Files.copy(file, place);
                    return FileVisitResult.CONTINUE;
                }
            });
        }
        return jar;
    }

    private Path withoutLibraries(Path original, Path jar) throws IOException {
        Files.copy(original, jar);
        try (FileSystem inside = FileSystems.newFileSystem(jar);
                var files = Files.list(inside.getPath("/"))) {
            String mine = System.getProperty("os.arch").equals("aarch64") ? "_linux_arm64" : "_linux_amd64";
            files.filter(file -> file.getFileName().toString().startsWith("libduckdb"))
                    .forEach(library -> take(library, mine));
        }
        return jar;
    }

    private void take(Path library, String mine) {
        try {
            if (library.toString().endsWith(mine)) {
                Files.copy(library, folder.resolve(System.mapLibraryName("duckdb_java")));
            }
            Files.delete(library);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
