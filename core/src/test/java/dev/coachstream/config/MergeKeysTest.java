package dev.coachstream.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.discovery.CoachingSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** YAML's {@code <<}: what accounts have in common is written once. */
final class MergeKeysTest {
    @TempDir
    private Path folder;

    @Test
    void takesOverWhatMergeKeysName() throws IOException {
        Configuration read = read("""
                x-slow: {page-size: 10}
                base: &base
                  vendor: acme
                  customer: c
                  page-size: 50
                  oauth: {client-id: c1}
                sources:
                  - <<: *base
                    name: a
                  - name: b
                    page-size: 60
                    <<: [{page-size: 5, quota: 1/1s}, *base]
                  - &c
                    <<: [*base, *c]
                    name: c
                """);

        assertThat(read.sources()).extracting("name").containsExactly("a", "b", "c");
        assertThat(read.sources().get(0).settings())
                .isEqualTo(Map.of("customer", "c", "page-size", "50", "oauth.client-id", "c1"));
        assertThat(read.sources().get(1).settings())
                .isEqualTo(Map.of("customer", "c", "page-size", "60", "quota", "1/1s", "oauth.client-id", "c1"));
        assertThat(read.sources().get(2).settings())
                .isEqualTo(read.sources().get(0).settings());
    }

    @Test
    void takesOverTheSameForHundredsOfAccounts() throws IOException {
        StringBuilder yaml = new StringBuilder("base: &base {vendor: acme, customer: c}\nsources:\n");
        for (int i = 0; i < 500; i++) {
            yaml.append("- {<<: *base, name: a").append(i).append("}\n");
        }

        assertThat(read(yaml.toString()).sources())
                .hasSize(500)
                .allMatch(account -> account.vendor().equals("acme"));
    }

    @Test
    void readsMergesOfMergesOnceEach() throws IOException {
        StringBuilder yaml = new StringBuilder("l0: &l0 {vendor: acme, customer: c}\n");
        for (int i = 1; i < 60; i++) {
            yaml.append("l%d: &l%d {<<: [*l%d, *l%d]}%n".formatted(i, i, i - 1, i - 1));
        }

        assertThat(read(yaml + "sources: [{<<: *l59, name: a}]").sources())
                .singleElement()
                .extracting("vendor")
                .isEqualTo("acme");
    }

    private Configuration read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("coachstream.yaml"), text);
        Environment environment = new Environment(Map.of(), folder, folder.resolve("home"));
        return new ConfigurationReader(CoachingSources.of(List.of(new AcmeFactory())), environment).read(file);
    }
}
