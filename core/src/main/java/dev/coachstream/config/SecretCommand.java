package dev.coachstream.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs the command of a {@code ${cmd:…}} reference with {@code sh -c}. Neither the command nor what it prints is ever shown.
 *
 * @param limit how long it may take
 */
record SecretCommand(Duration limit) {
    static final Duration LIMIT = Duration.ofSeconds(10);
    /** More than any secret has. */
    static final int MAX_BYTES = 64 * 1024;

    String output(String command, Path folder) throws UnresolvedReference {
        Process process = start(command, folder);
        try {
            byte[] output = CompletableFuture.supplyAsync(() -> read(process.getInputStream()))
                    .get(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new TimeoutException();
            }
            return text(output, process.exitValue());
        } catch (TimeoutException e) {
            throw new UnresolvedReference("refers to ${cmd:…}, which took longer than " + limit.toSeconds() + " s");
        } catch (ExecutionException e) {
            throw new UnresolvedReference("refers to ${cmd:…}, whose output cannot be read");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnresolvedReference("refers to ${cmd:…}, which was interrupted");
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** What it says about its failure is discarded as well: it may quote the secret. */
    private static Process start(String command, Path folder) throws UnresolvedReference {
        try {
            Process process = new ProcessBuilder("sh", "-c", command)
                    .directory(folder.toFile())
                    .redirectError(Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw new UnresolvedReference("refers to ${cmd:…}, and there is no shell 'sh' to run it");
        }
    }

    private static byte[] read(InputStream output) {
        try (output) {
            return output.readNBytes(MAX_BYTES + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(byte[] output, int exit) throws UnresolvedReference {
        if (exit != 0) {
            throw new UnresolvedReference("refers to ${cmd:…}, which failed with exit code " + exit);
        }
        if (output.length > MAX_BYTES) {
            throw new UnresolvedReference("refers to ${cmd:…}, which printed more than any secret");
        }
        return new String(output, StandardCharsets.UTF_8);
    }
}
