package dev.coachstream.config;

import dev.coachstream.api.NearestName;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Resolves {@code ${env:NAME}}, {@code ${file:path}} and {@code ${cmd:command}}. No message holds what was found. */
final class References {
    private static final Pattern FORM = Pattern.compile("\\$\\{([a-z]+):(.+)}", Pattern.DOTALL);
    private static final Set<String> KINDS = Set.of("env", "file", "cmd");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern LINE_END = Pattern.compile("\\R+\\z");
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final Pattern AROUND = Pattern.compile("^[\\s\\p{Z}\\uFEFF]+|[\\s\\p{Z}\\uFEFF]+$");

    private final Environment environment;
    private final Path folder;
    private final SecretCommand command;

    /** @param folder where relative files are looked for and commands run */
    References(Environment environment, Path folder, SecretCommand command) {
        this.environment = environment;
        this.folder = folder;
        this.command = command;
    }

    /**
     * What a reference led to.
     *
     * @param openFile the file it came from, if other users can read it
     */
    record Resolved(String value, @Nullable Path openFile) {
        @Override
        public String toString() {
            return "Resolved[hidden]";
        }
    }

    /** What looks like a reference and is none: a mistake of the file itself, wherever it would lead. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message);
        }
    }

    /** The file that a name means; a relative one starts at the configuration's folder. */
    String beside(String name) {
        return folder.resolve(name).toString();
    }

    Resolved resolve(String text) throws UnresolvedReference, Malformed {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new Malformed("must be one whole reference: ${env:NAME}, ${file:path} or ${cmd:command}");
        }
        return switch (form.group(1)) {
            case "env" -> new Resolved(checked("${env:" + form.group(2) + "}", variable(form.group(2))), null);
            case "file" -> file(form.group(2));
            case "cmd" -> new Resolved(checked("${cmd:…}", command.output(form.group(2), folder)), null);
            default ->
                throw new Malformed("names a reference of kind '" + form.group(1) + "', which is not known"
                        + NearestName.hint(form.group(1), KINDS));
        };
    }

    private String variable(String name) throws UnresolvedReference, Malformed {
        if (!VARIABLE.matcher(name).matches()) {
            throw new Malformed("refers to ${env:…} with a name that no environment variable has");
        }
        return environment
                .variable(name)
                .orElseThrow(() -> new UnresolvedReference("refers to ${env:" + name + "}, which is not set"));
    }

    private Resolved file(String name) throws UnresolvedReference {
        Path path = folder.resolve(name);
        String reference = "${file:" + name + "}";
        try {
            if (Files.size(path) > SecretCommand.MAX_BYTES) {
                throw new UnresolvedReference("refers to " + reference + ", which is larger than any secret");
            }
            String value = checked(reference, Files.readString(path));
            Path exposed = YamlFile.readableByOthers(path) ? path : null;
            return new Resolved(value, exposed);
        } catch (NoSuchFileException e) {
            throw new UnresolvedReference("refers to " + reference + ", and there is no such file");
        } catch (CharacterCodingException e) {
            throw new UnresolvedReference("refers to " + reference + ", which is not text");
        } catch (IOException e) {
            throw new UnresolvedReference("refers to " + reference + ", which cannot be read");
        }
    }

    /** Without the byte order mark and the line end that editors and commands add; one line of text must be left. */
    private static String checked(String reference, String found) throws UnresolvedReference {
        String text = found.startsWith(BYTE_ORDER_MARK) ? found.substring(1) : found;
        String value = LINE_END.matcher(text).replaceFirst("");
        if (value.isBlank()) {
            throw new UnresolvedReference("refers to " + reference + ", which is empty");
        }
        if (AROUND.matcher(value).replaceAll("").chars().anyMatch(Character::isISOControl)) {
            throw new UnresolvedReference("refers to " + reference + ", which holds more than one line of text");
        }
        return value;
    }
}
