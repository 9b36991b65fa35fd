package dev.coachstream.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.coachstream.discovery.CoachingSources;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.spi.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is one account's trouble, and what is a mistake of the file. */
final class TroubleTest {
    private static final CoachingSources ADAPTERS = CoachingSources.of(List.of(new AcmeFactory()));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ${env:MISSING}  | refers to ${env:MISSING}, which is not set
            ${file:none}    | refers to ${file:none}, and there is no such file
            ${file:.}       | refers to ${file:.}, which cannot be read
            ${cmd:exit 3}   | refers to ${cmd:…}, which failed with exit code 3
            ${cmd:true}     | refers to ${cmd:…}, which is empty
            """)
    void leavesAReferenceThatLeadsNowhereToItsAccount(String token, String problem) throws IOException {
        Configuration read = read("""
                sources:
                  - name: a
                    vendor: acme
                    customer: c
                    token: "%s"
                  - {name: b, vendor: acme, customer: c}
                """.formatted(token));

        CoachingSourceException error = refusal(read, 0);

        assertThat(read.sources()).hasSize(2);
        assertThat(error.source()).contains("a");
        assertThat(error).hasMessageContaining("coachstream.yaml: line 5: a: setting token " + problem);
        assertThat(read.trouble().isOfFile(error)).isFalse();
        assertThat(refusal(read, 1)).hasMessageContaining("setting nothing is wrong");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            page-size: 5000         | true
            page-size: ${env:PAGE}  | false
            base-url: http://a.test | true
            base-url: ${env:URL}    | false
            """)
    void takesAValueForTheFilesMistakeOnlyWhereTheFileSaysIt(String line, boolean ofFile) throws IOException {
        Configuration read = read("sources:\n  - name: a\n    vendor: acme\n    customer: c\n    " + line + "\n");

        CoachingSourceException error = refusal(read, 0);

        assertThat(error).hasMessageContaining("coachstream.yaml: line 5: a: setting ");
        assertThat(read.trouble().isOfFile(error)).isEqualTo(ofFile);
    }

    private static CoachingSourceException refusal(Configuration read, int account) {
        return catchThrowableOfType(
                CoachingSourceException.class, () -> read.open(read.sources().get(account), ADAPTERS, Host.system()));
    }

    private Configuration read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("coachstream.yaml"), text);
        Environment environment =
                new Environment(Map.of("PAGE", "5000", "URL", "http://a.test"), folder, folder.resolve("home"));
        return new ConfigurationReader(ADAPTERS, environment).read(file);
    }
}
