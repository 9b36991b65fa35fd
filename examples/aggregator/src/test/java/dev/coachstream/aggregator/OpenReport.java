package dev.coachstream.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.aggregator.command.TemporaryFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A demo's report in a real browser, one for a class of tests; opened anew for each. */
final class OpenReport implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
    /** The number of rows of the open list. */
    static final String ROWS = "document.querySelectorAll('#list-table tbody tr').length";

    private static final String AXE = "const done = arguments[arguments.length - 1];axe.run(document).then(result =>"
            + " done(result.violations.filter(fault => ['serious', 'critical'].includes(fault.impact)).map(fault =>"
            + " fault.id + ' ' + fault.nodes.map(node => node.html).join(' ')).join('; ')));";

    private final String targets;
    private final String[] options;
    private final TemporaryFolder folder = TemporaryFolder.make("coachstream-test");
    private @Nullable Browser browser;

    private OpenReport(String targets, String... options) {
        this.targets = targets;
        this.options = options;
    }

    static OpenReport ofADemo() {
        return with("{coached-every: 30d, acknowledged-in: 30d, overdue-at-most: 5%}");
    }

    /** With these targets, as a configuration names them, and these options. */
    static OpenReport with(String targets, String... options) {
        return new OpenReport(targets, options);
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        browser = Browser.start();
        DemoStore.copyTo(path().resolve("demo.duckdb"));
        Files.writeString(path().resolve("coachstream.yaml"), """
                store: demo.duckdb
                targets: %s
                sources: [{name: fleet, vendor: samsara, token: "${env:TOKEN}"}]
                """.formatted(targets));
        run("--html", "report.html");
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        browser().zone("UTC");
        browser().prefer("light");
        open("");
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (browser != null) {
            browser.close();
        }
        folder.close();
    }

    /** The same report otherwise; gives what it prints. */
    String run(String... more) {
        String[] words = Stream.of(Stream.of("report"), Stream.of(options), Stream.of(more))
                .flatMap(part -> part)
                .toArray(String[]::new);
        Program.Ran ran = Program.in(path()).run(words);
        assertThat(ran.exit()).as(ran.err()).isZero();
        return ran.out();
    }

    /** Where its store lies, {@code demo.duckdb}, and its page, {@code report.html}. */
    Path path() {
        return folder.path();
    }

    Browser browser() {
        return Objects.requireNonNull(browser);
    }

    /** With this after its address. */
    void open(String fragment) {
        browser().open(path().resolve("report.html"), fragment);
    }

    String text(String id) {
        return browser().run("return document.getElementById('%s').textContent".formatted(id));
    }

    int number(String script) {
        return Integer.parseInt(browser().run("return " + script));
    }

    int rows() {
        return number(ROWS);
    }

    /** Once the page has done what was pending: that a dialog was closed is told after it is. */
    String address() {
        return browser()
                .run(
                        "return new Promise(done => setTimeout(() => done(decodeURIComponent(location.hash.replaceAll('+', ' ')))))");
    }

    void choose(String filter, String option) {
        browser()
                .run(
                        "const select = document.getElementById('%s'); select.selectedIndex = [...select.options].findIndex(option => option.textContent === '%s'); select.dispatchEvent(new Event('input', {bubbles: true}))"
                                .formatted(filter, option));
    }

    /** What axe calls serious or critical. */
    String faults() throws IOException {
        try (var in = OpenReport.class.getResourceAsStream("/axe/axe.min.js")) {
            assertThat(in).isNotNull();
            browser().run(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        return browser().runAsync(AXE);
    }
}
