package dev.coachstream.config;

import static dev.coachstream.config.WrittenConfiguration.CANARY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.spi.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ConfigurationTest {
    @TempDir
    private Path folder;

    @Test
    void readsEveryProperty() throws IOException {
        Configuration read = written().read("""
                store: data/coach.duckdb
                people: people.csv
                labels: labels.csv
                sources:
                  - name: support-eu
                    vendor: acme
                    base-url: https://eu.acme.example
                    customer: 0042
                    page-size: 50
                    quota: [5/1s, 100/1m]
                    token: ${env:TOKEN}
                    oauth:
                      url: https://auth.acme.example
                      client-id: c1
                      client-secret: ${env:TOKEN}
                  - {name: second, vendor: acme, customer: "x"}
                """);

        assertThat(read.store()).isEqualTo(folder.resolve("data/coach.duckdb"));
        assertThat(read.people()).isEqualTo(folder.resolve("people.csv"));
        assertThat(read.labels()).isEqualTo(folder.resolve("labels.csv"));
        assertThat(read.warnings()).isEmpty();
        assertThat(read.sources()).extracting("name").containsExactly("support-eu", "second");
        assertThat(read.sources().get(0).settings())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "base-url", "https://eu.acme.example",
                        "customer", "0042",
                        "page-size", "50",
                        "quota", "5/1s,100/1m",
                        "token", CANARY,
                        "oauth.url", "https://auth.acme.example",
                        "oauth.client-id", "c1",
                        "oauth.client-secret", CANARY));
    }

    @Test
    void readsAServiceLevel() throws IOException {
        Configuration read = written().read("""
                targets: {coached-every: 30d, acknowledged-in: 3 days, overdue-at-most: 2.5 %}
                sources: [{name: a, vendor: acme, customer: c}]
                """);

        assertThat(read.targets()).isEqualTo(new Targets(30, 3, 0.025));
        assertThat(written()
                        .read("sources: [{name: a, vendor: acme, customer: c}]")
                        .targets()
                        .none())
                .isTrue();
    }

    @Test
    void refusesAServiceLevelThatCannotBeMeant() {
        assertThatThrownBy(() -> written().read("""
                targets:
                  coached-every: 0d
                  acknowledged-in: soon
                  overdue-at-most: 150%
                  overdue: 5%
                sources: [{name: a, vendor: acme, customer: c}]
                """))
                .hasMessageContaining("line 2: key coached-every of targets must be a number of days such as 30d")
                .hasMessageContaining("line 3: key acknowledged-in of targets must be")
                .hasMessageContaining("line 4: key overdue-at-most of targets must be a share such as 5%")
                .hasMessageContaining("line 5: key overdue of targets is not known");
    }

    @Test
    void needsNothingButAccounts() throws IOException {
        Configuration read = written().read("sources: [{name: a, vendor: acme, customer: c}]");

        assertThat(read.store()).isNull();
        assertThat(read.people()).isNull();
        assertThat(read.labels()).isNull();
        assertThat(read.sources().get(0).settings()).isEqualTo(Map.of("customer", "c"));
    }

    @Test
    void readsAProxyInShortAndInFullAndFilesBesideTheConfiguration() throws IOException {
        Configuration read = written().read("""
                sources:
                  - {name: a, vendor: acme, customer: c, proxy: "http://proxy.example:3128", ca-file: ca.pem}
                  - {name: b, vendor: acme, customer: c, proxy: {url: none, user: u, password: "${env:TOKEN}"}, ca-file: /etc/ca.pem}
                """);

        assertThat(read.sources().get(0).settings())
                .containsEntry("proxy.url", "http://proxy.example:3128")
                .containsEntry("ca-file", folder.resolve("ca.pem").toString());
        assertThat(read.sources().get(1).settings())
                .containsEntry("proxy.url", "none")
                .containsEntry("proxy.user", "u")
                .containsEntry("proxy.password", CANARY)
                .containsEntry("ca-file", "/etc/ca.pem");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            tokn: x                   | line 4: key tokn of source a is not known; did you mean token?
            oauth: {ulr: x}           | line 4: key oauth.ulr of source a is not known; did you mean oauth.url?
            oauth: text               | line 4: key oauth of source a must be keys with values, such as name: value
            token: [x, y]             | line 4: key token of source a must be one value, not a list
            base-url: {a: b}          | line 4: key base-url of source a must be one value, not a mapping
            token:                    | line 4: key token of source a has no value
            token: ""                 | line 4: key token of source a has no value
            token: !!binary aGk=      | line 4: key token of source a must be a plain value, without a tag
            customer: d               | line 4: key customer of a source is there twice
            name: b                   | line 4: key name of a source is there twice
            <<: {tokn: x}             | line 4: key tokn of source a is not known; did you mean token?
            <<: text                  | line 4: key << of a source must name keys with values that stand elsewhere: <<: *name
            <<: *none                 | line 4: is not YAML: found undefined alias; text that begins
            token: ${env:NO/NAME}     | line 4: key token of source a refers to ${env:…} with a name that no environment
            token: ${evn:TOKEN}       | names a reference of kind 'evn', which is not known; did you mean env?
            token: x${env:TOKEN}      | line 4: key token of source a must be one whole reference
            """)
    void namesFileLineAndKeyOfWhatIsWrong(String line, String problem) {
        assertThatThrownBy(() -> written().read("""
                        sources:
                          - name: a
                            customer: c
                            %s
                            vendor: acme
                        """.formatted(line.strip())))
                .isInstanceOfSatisfying(
                        CoachingSourceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CONFIGURATION))
                .hasMessageStartingWith(folder.resolve("coachstream.yaml") + ": ")
                .hasMessageContaining(problem);
    }

    @Test
    void tellsAllProblemsAtOnce() {
        assertThatThrownBy(() -> written().read("""
                        stor: x
                        sources:
                          - vendor: acme
                          - name: b
                            vendor: acne
                          - name: c
                            vendor: acme
                          - name: c d
                            vendor: acme
                            customer: x
                          - name: same
                            vendor: acme
                            customer: x
                          - name: same
                            vendor: acme
                            customer: x
                          - text
                        """))
                .hasMessageContaining("line 1: key stor is not known; did you mean store?")
                .hasMessageContaining("line 3: key name of a source is missing")
                .hasMessageContaining("line 5: key vendor of source b has no adapter; did you mean acme?")
                .hasMessageContaining("line 6: key customer of source c is missing: the customer's id")
                .hasMessageContaining("line 8: key name of source c d is refused: a source's name is made of letters")
                .hasMessageContaining("line 14: two sources are called same")
                .hasMessageContaining("line 17: a source must be keys with values")
                .hasMessageContaining("7 problems");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''               | is empty
            '# nothing'      | is empty
            store: x         | line 1: key sources is missing
            sources:         | line 1: key sources must be a list of accounts, with at least one
            sources: []      | line 1: key sources must be a list of accounts, with at least one
            sources: text    | line 1: key sources must be a list of accounts, with at least one
            text             | line 1: the file must be keys with values
            [a, b]           | line 1: the file must be keys with values
            '? [a] : b'      | line 1: a key must be a word
            '{a: *b}'        | line 1: is not YAML: found undefined alias
            'a: b: c'        | line 1: is not YAML: mapping values are not allowed here
            """)
    void refusesWhatIsNoConfiguration(String text, String problem) {
        assertThatThrownBy(() -> written().read(text))
                .hasMessageContaining("coachstream.yaml: ")
                .hasMessageContaining(problem);
    }

    @Test
    void quotesNoLineOfABrokenFile() {
        assertThatThrownBy(() -> written().read("sources:\n  - token: \"%s\n    x: [".formatted(CANARY)))
                .hasMessageContaining("line ")
                .hasMessageNotContaining(CANARY);
    }

    @ParameterizedTest
    @ValueSource(ints = {11, 1000})
    void limitsHowDeepAFileNests(int depth) {
        assertThatThrownBy(() -> written().read("a: " + "[".repeat(depth) + "]".repeat(depth)))
                .hasMessageContaining("is not YAML, or nested deeper than 10 levels");
    }

    @Test
    void limitsHowLargeAFileIs() {
        assertThatThrownBy(() -> written().read("#".repeat(300_000))).hasMessageContaining("is larger than 256 KiB");
    }

    @Test
    void refusesWhatIsNoTextFile() throws IOException {
        Files.write(folder.resolve("latin.yaml"), new byte[] {'a', ':', ' ', (byte) 0xE9});

        assertThatThrownBy(() -> written().reader().read(folder.resolve("latin.yaml")))
                .hasMessageContaining("is not UTF-8");
        assertThatThrownBy(() -> written().reader().read(folder)).hasMessageContaining("is a folder");
        assertThatThrownBy(() -> written().reader().read(folder.resolve("none")))
                .hasMessageContaining("there is no such file");
    }

    @Test
    void tellsTheLineOfAValueThatTheAdapterRefuses() throws IOException {
        Configuration read = written().read("""
                sources:
                  - name: a
                    vendor: acme
                    customer: c
                    page-size: 5000
                  - name: b
                    vendor: acme
                    customer: c
                """);

        assertThatThrownBy(() -> read.open(read.sources().get(0), WrittenConfiguration.ADAPTERS, Host.system()))
                .hasMessageContaining("coachstream.yaml: line 5: a: setting page-size must be a number from 1 to 500");
        assertThatThrownBy(() -> read.open(read.sources().get(1), WrittenConfiguration.ADAPTERS, Host.system()))
                .hasMessageContaining("coachstream.yaml: line 6: b: setting nothing is wrong");
    }

    private WrittenConfiguration written() {
        return new WrittenConfiguration(folder);
    }
}
