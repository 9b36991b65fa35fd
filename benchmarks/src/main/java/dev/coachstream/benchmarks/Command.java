package dev.coachstream.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A program that is run from its start to its end, and has to end well. */
record Command(List<String> words, Path folder, Map<String, String> environment) {
    private static final int CHUNK = 1 << 16;

    /** How long it took, from before it was started until it was gone, and how many lines it wrote. */
    record Ran(double seconds, long lines) {}

    Ran run() throws IOException, InterruptedException {
        Path errors = Files.createTempFile("benchmark", ".err");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(words).directory(folder.toFile()).redirectError(errors.toFile());
            builder.environment().putAll(environment);
            long start = System.nanoTime();
            Process process = builder.start();
            process.getOutputStream().close();
            long lines = lines(process.getInputStream());
            int exit = process.waitFor();
            double seconds = (System.nanoTime() - start) / 1e9;
            if (exit != 0) {
                throw new IOException(words + " ended with " + exit + ": " + Files.readString(errors));
            }
            return new Ran(seconds, lines);
        } finally {
            Files.delete(errors);
        }
    }

    private static long lines(InputStream out) throws IOException {
        byte[] chunk = new byte[CHUNK];
        long lines = 0;
        for (int read = out.read(chunk); read >= 0; read = out.read(chunk)) {
            for (int i = 0; i < read; i++) {
                if (chunk[i] == '\n') {
                    lines++;
                }
            }
        }
        return lines;
    }
}
