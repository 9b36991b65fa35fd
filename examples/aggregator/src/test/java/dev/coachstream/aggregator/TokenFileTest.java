package dev.coachstream.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.coachstream.aggregator.Program.Ran;
import dev.coachstream.aggregator.command.SimulatedAccounts;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Files that hold a token as editors and mails leave them: it is used as it was meant, or its account ends in words that no part of it
 * is in; the other accounts are read.
 */
final class TokenFileTest {
    private static final String TOKEN = "canary-7f3Kq";
    private static final List<String> PARTS = List.of("canary", "7f3Kq");
    private static final List<String> COMMANDS = List.of("check", "plan", "pull", "sync", "sources", "status");

    private final SimulatedAccounts simulated = SimulatedAccounts.start(40);

    @TempDir
    private Path folder;

    @BeforeEach
    void configure() throws IOException {
        Program.configure(folder, simulated);
        Program.edit(folder, "token: " + simulated.fleet().token(), "token: ${file:token.txt}");
        simulated.fleet().rotateToken(TOKEN);
    }

    @AfterEach
    void stop() {
        simulated.close();
    }

    /** A byte order mark, white space of any kind around it, line ends of Windows. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            \\ufeff%s\\r\\n
            \\u00a0%s\\u00a0\\r\\n
            \\ufeff  %s\\u2003\\t\\n\\n
            Bearer %s\\r\\n
            \\ufeffBearer \\u00a0%s
            """)
    void isUsedAsItWasMeant(String form) throws IOException {
        save(form, StandardCharsets.UTF_8);

        for (String command : COMMANDS) {
            Ran ran = run(command);

            assertThat(ran.exit()).as(command + ran.err()).isZero();
            assertShown(ran);
        }
        assertNotStored();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            UTF-8        | canary\\u00a07f3Kq      | character 7 of 12, U+00A0
            UTF-8        | canary-\\u200b7f3Kq\\r\\n | character 8 of 13, U+200B
            UTF-8        | \\u200bcanary-7f3Kq     | character 1 of 13, U+200B
            UTF-8        | \\ufeffcanary-7f3Kq\\u00fc | character 13 of 13, U+00FC
            UTF-8        | canary 7f3Kq            | character 7 of 12, U+0020
            UTF-8        | canary-\\r\\n7f3Kq      | more than one line
            UTF-8        | \\u201ccanary-7f3Kq\\u201d | character 1 of 14, U+201C
            windows-1252 | canary-7f3Kq\\u00fc     | is not text
            UTF-16LE     | \\ufeffcanary-7f3Kq     | is not text
            UTF-8        | \\ufeff\\r\\n           | is empty
            """)
    void endsItsAccountAloneInWordsThatDoNotShowIt(String charset, String form, String problem) throws IOException {
        save(form, Charset.forName(charset));

        for (String command : List.of("check", "plan", "pull", "sync")) {
            Ran ran = run(command);

            int exit = command.equals("check") ? 2 : 4;
            assertThat(ran.exit()).as(command + ran.err()).isEqualTo(exit);
            assertThat(ran.err()).contains("fleet: setting token ", problem);
            assertShown(ran);
        }
        assertThat(run("status").out().replaceAll("\\s+", " ")).contains("support", "sales", problem);
        assertThat(run("sources").exit()).isZero();
        assertThat(simulated.fleet().requests().count()).isZero();
        assertNotStored();
    }

    /** Quotes are sent, as they might be meant: the vendor refuses them, and a warning says why it may. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "%s"
            '%s'
            \\ufeff"%s"\\r\\n
            """, quoteCharacter = '`')
    void warnsOfQuotes(String form) throws IOException {
        save(form, StandardCharsets.UTF_8);

        for (String command : List.of("check", "pull", "sync")) {
            Ran ran = run(command);

            int exit = command.equals("check") ? 3 : 4;
            assertThat(ran.exit()).as(command + ran.err()).isEqualTo(exit);
            assertThat(ran.err()).contains("key token of source fleet is in quotes");
            assertShown(ran);
        }
        assertNotStored();
    }

    /** Characters stand in a form as they do in JSON. */
    private void save(String form, Charset charset) throws IOException {
        String text = new ObjectMapper().readValue('"' + form.replace("\"", "\\\"") + '"', String.class);
        Files.write(folder.resolve("token.txt"), text.formatted(TOKEN).getBytes(charset));
    }

    private static void assertShown(Ran ran) {
        assertThat(ran.out() + ran.err()).doesNotContain(PARTS);
    }

    private void assertNotStored() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.getFileName().toString().equals("token.txt")) {
                    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                            .as(file.toString())
                            .doesNotContain(PARTS);
                }
            }
        }
    }

    private Ran run(String command) {
        return Program.in(folder).run(command);
    }
}
