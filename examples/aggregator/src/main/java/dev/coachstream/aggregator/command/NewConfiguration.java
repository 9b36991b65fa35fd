package dev.coachstream.aggregator.command;

import dev.coachstream.aggregator.output.OutputException;
import dev.coachstream.aggregator.output.UsageException;
import dev.coachstream.api.SourceConfig;
import dev.coachstream.config.Environment;
import dev.coachstream.config.SecretReference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A configuration of one account that is to be written. Its text form names no value.
 *
 * @param token a token that was typed: it gets a file of its own, which the configuration refers to
 * @param reference where the token is, as the configuration says it
 */
record NewConfiguration(
        String name,
        String vendor,
        Map<String, String> settings,
        @Nullable String token,
        String reference) {

    /** A name that an account may have; a file is called after it. */
    static String requireName(String name) {
        try {
            return SourceConfig.of(name, "", Map.of()).name();
        } catch (IllegalArgumentException e) {
            throw new UsageException("--name: " + e.getMessage(), "such as --name sales-emea");
        }
    }

    static NewConfiguration withToken(String name, String vendor, Map<String, String> settings, String token) {
        return new NewConfiguration(name, vendor, settings, token, "${file:" + name + ".token}");
    }

    /** @param where such as {@code env:NAME} */
    static NewConfiguration withReference(String name, String vendor, Map<String, String> settings, String where) {
        String reference = "${" + where + "}";
        if (!isReference(reference)) {
            throw new UsageException(
                    "--token-from is not env:NAME, file:path or cmd:command",
                    "a token itself is never given on the command line");
        }
        return new NewConfiguration(name, vendor, settings, null, reference);
    }

    static boolean isReference(String value) {
        return value.matches("\\$\\{(env|file|cmd):.+}");
    }

    /** The account with its token and whatever else is referred to, to be tried. */
    SourceConfig account(Environment environment, Path folder) {
        Map<String, String> all = new LinkedHashMap<>(settings);
        all.replaceAll(
                (key, value) -> isReference(value) ? SecretReference.resolve(value, environment, folder) : value);
        String secret = token == null ? SecretReference.resolve(reference, environment, folder) : token;
        all.put("token", secret);
        return SourceConfig.of(name, vendor, all);
    }

    /** Writes it, and the token's file, for their owner only. */
    void write(Path file) {
        if (token != null) {
            write(tokenFile(file, name), token + "\n");
        }
        write(file, yaml());
    }

    /** Where a token lies that was asked for. */
    static Path tokenFile(Path file, String name) {
        return file.resolveSibling(name + ".token");
    }

    private String yaml() {
        StringBuilder yaml = new StringBuilder("# docs/configuration.md lists every key\nsources:\n");
        yaml.append("  - name: ")
                .append(quoted(name))
                .append("\n    vendor: ")
                .append(quoted(vendor))
                .append('\n');
        settings.forEach((key, value) -> yaml.append("    ")
                .append(key)
                .append(": ")
                .append(quoted(value))
                .append('\n'));
        return yaml.append("    token: ").append(quoted(reference)).append('\n').toString();
    }

    /** Plain where YAML takes it as it stands. */
    private static String quoted(String text) {
        boolean plain = text.matches("[A-Za-z][A-Za-z0-9_./-]*|https?://[A-Za-z0-9_./:-]*[A-Za-z0-9/]")
                && !text.matches("(?i)true|false|yes|no|on|off|null");
        return plain ? text : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static void write(Path file, String text) {
        boolean rights = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] ownerOnly = rights
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        try {
            Files.createFile(file, ownerOnly);
            Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw OutputException.of(file.toString(), e);
        }
    }

    @Override
    public String toString() {
        return "NewConfiguration[" + name + ", " + vendor + "]";
    }
}
