package dev.coachstream.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.Setting;
import dev.coachstream.api.SourceConfig;
import dev.coachstream.config.Configuration;
import dev.coachstream.config.ConfigurationReader;
import dev.coachstream.config.Environment;
import dev.coachstream.discovery.CoachingSources;
import dev.coachstream.spi.CoachingSourceFactory;
import dev.coachstream.spi.CommonSettings;
import dev.coachstream.spi.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documents say of the program is what the program does. */
final class DocumentsTest {
    private static final Path PROJECT = Path.of("../..");
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]+)");
    private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/configuration.md"})
    void showConfigurationsThatAreAccepted(String document) throws IOException {
        for (MatchResult yaml : YAML.matcher(text(document)).results().toList()) {
            Path file = Files.writeString(folder.resolve("coachstream.yaml"), yaml.group(1));
            CoachingSources adapters = CoachingSources.find();
            Environment environment = new Environment(Map.of(), folder, folder);
            Configuration read = new ConfigurationReader(adapters, environment)
                    .withoutSecrets()
                    .read(file);

            for (SourceConfig source : read.sources()) {
                try (CoachingSource opened = read.open(source, adapters, Host.system())) {
                    assertThat(opened.name()).isEqualTo(source.name());
                }
            }
            assertThat(read.sources()).hasSize(3);
            assertThat(read.warnings()).isEmpty();
        }
    }

    @Test
    void listTheSettingsOfEachVendor() throws IOException {
        String document = text("docs/configuration.md");

        for (CoachingSourceFactory adapter : CoachingSources.find().factories()) {
            assertHolds(document, settings("## " + adapter.vendor(), adapter.settings()));
        }
        assertHolds(document, settings("## any vendor", CommonSettings.ALL));
    }

    private static void assertHolds(String document, String settings) {
        assertThat(document.contains(settings))
                .as("docs/configuration.md holds, word for word:%n%s", settings)
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void leadNowhereThatIsNot(Path document) throws IOException {
        for (MatchResult link :
                LINK.matcher(Files.readString(document)).results().toList()) {
            assertThat(document.resolveSibling(link.group(1))).exists();
        }
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> pages = Files.walk(PROJECT.resolve("docs"))) {
            return Stream.concat(
                            Stream.of(PROJECT.resolve("README.md"), PROJECT.resolve("CONTRIBUTING.md")),
                            pages.filter(page -> page.toString().endsWith(".md")).toList().stream())
                    .toList();
        }
    }

    private static String demand(Setting setting) {
        if (setting.required()) {
            return ", needed";
        }
        return setting.secret() ? ", secret" : "";
    }

    private static String usual(Setting setting) {
        return setting.defaultValue() == null ? "" : "`" + setting.defaultValue() + "`";
    }

    /** As it stands in the document; a setting that is changed is changed there too. */
    private static String settings(String title, List<Setting> settings) {
        StringBuilder table = new StringBuilder(title + "\n\n| setting | default | what it is |\n|---|---|---|\n");
        for (Setting setting : settings) {
            table.append("| `%s`%s | %s | %s |\n"
                    .formatted(setting.name(), demand(setting), usual(setting), setting.description()));
        }
        return table.toString();
    }

    private static String text(String document) throws IOException {
        return Files.readString(PROJECT.resolve(document));
    }

    /** So that one can be spoken of: numbers run through, and a later one is of no earlier day. */
    @Test
    void numberAndDateTheDecisions() throws IOException {
        Pattern decision =
                Pattern.compile("^\\*\\*(\\d+)\\. .+?\\*\\* \\((\\d{4}-\\d\\d-\\d\\d)\\)", Pattern.MULTILINE);
        Map<Integer, String> dates = decision.matcher(Files.readString(PROJECT.resolve("docs/decisions.md")))
                .results()
                .collect(Collectors.toMap(found -> Integer.valueOf(found.group(1)), found -> found.group(2)));

        assertThat(dates.keySet())
                .hasSizeGreaterThan(80)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, dates.size()).boxed().toList());
        assertThat(List.copyOf(new TreeMap<>(dates).values())).isSorted();
    }
}
