package dev.coachstream.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachstream.discovery.CoachingSources;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FlatAccountsTest {
    private static final CoachingSources ADAPTERS = CoachingSources.of(List.of(new AcmeFactory()));
    private static final Map<String, String> TOLD =
            Map.of("customer", "0042", "base-url", "https://eu.acme.example", "oauth.url", "https://auth.acme.example");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'acme_customer': '0042', 'acme_base_url': 'https://eu.acme.example', 'acme_oauth_url': 'https://auth.acme.example'}",
                "{'ACME_CUSTOMER': '0042', 'ACME_BASE_URL': 'https://eu.acme.example', 'ACME_OAUTH_URL': 'https://auth.acme.example'}",
                "{'acme.customer': '0042', 'acme.base-url': 'https://eu.acme.example', 'acme.oauth.url': 'https://auth.acme.example'}",
                "{'acme': {'customer': '0042', 'base_url': 'https://eu.acme.example', 'oauth': {'url': 'https://auth.acme.example'}}}",
                "{'acme': {'customer': '0042', 'base-url': 'https://eu.acme.example', 'oauth_url': 'https://auth.acme.example'}}",
                "{'sources': [{'name': 'acme', 'vendor': 'acme', 'customer': '0042', 'base_url': 'https://eu.acme.example', 'oauth_url': 'https://auth.acme.example'}]}"
            })
    void areTheSameAccountHoweverTheyAreTold(String text) {
        Configuration read = read(text.replace('\'', '"'));

        assertThat(read.sources()).singleElement().satisfies(source -> {
            assertThat(source.name()).isEqualTo("acme");
            assertThat(source.vendor()).isEqualTo("acme");
            assertThat(source.settings()).isEqualTo(TOLD);
        });
    }

    @Test
    void standBesideThoseOfTheListAndHaveANameOfTheirOwn() {
        Configuration read = read("""
                {"acme_customer": "c", "acme_name": "flat", "acme_token": "", "acme_quota": null,
                 "sources": [{"name": "listed", "vendor": "acme", "customer": "c"}]}
                """);

        assertThat(read.sources()).extracting("name").containsExactly("listed", "flat");
        assertThat(read.sources().get(1).settings()).containsOnlyKeys("customer");
    }

    @Test
    void tellWhatIsWrongWithTheirOwnLine() {
        assertThatThrownBy(() -> read("{\"acme_customer\": \"c\",\n \"acme_tokn\": \"t\"}"))
                .hasMessageContaining("line 2: key tokn of source acme is not known")
                .hasMessageContaining("token");
        assertThatThrownBy(() -> read("{\n \"globex_token\": \"t\"}"))
                .hasMessageContaining("line 2: key globex_token is not known");
        assertThatThrownBy(() -> read("{\"sources\": []}")).hasMessageContaining("with at least one");
        assertThatThrownBy(() -> read("{\"acme\": 7}")).hasMessageContaining("key acme of source acme is not known");
        assertThatThrownBy(() -> read("[1]")).hasMessageContaining("must be keys with values");
    }

    @Test
    void areNotKnownToOthersThanPipelines() {
        assertThatThrownBy(() -> reader().read(folder.resolve("config.json"), "{\"acme_customer\": \"c\"}"))
                .hasMessageContaining("key acme_customer is not known");
    }

    private Configuration read(String text) {
        return reader().alsoFlat().read(folder.resolve("config.json"), text);
    }

    private ConfigurationReader reader() {
        return new ConfigurationReader(ADAPTERS, new Environment(Map.of(), folder, folder.resolve("home")));
    }
}
