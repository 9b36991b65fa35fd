package dev.coachstream.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A demo's report, open in a real browser. */
final class OpenReport implements AutoCloseable {
    private static final String AXE = "const done = arguments[arguments.length - 1];axe.run(document).then(result =>"
            + " done(result.violations.filter(fault => ['serious', 'critical'].includes(fault.impact)).map(fault =>"
            + " fault.id + ' ' + fault.nodes.map(node => node.html).join(' ')).join('; ')));";

    private final Browser browser;
    private final Path page;

    private OpenReport(Browser browser, Path page) {
        this.browser = browser;
        this.page = page;
    }

    static OpenReport ofADemo(Path folder) {
        Browser browser = Browser.start();
        run(folder, "demo", "--sessions", "400", "--store", "demo.duckdb", "--quiet");
        setTargets(folder);
        return of(browser, folder);
    }

    private static void setTargets(Path folder) {
        try {
            Files.writeString(folder.resolve("coachstream.yaml"), """
                    targets: {coached-every: 30d, acknowledged-in: 30d, overdue-at-most: 5%}
                    sources: [{name: fleet, vendor: samsara, token: "${env:TOKEN}"}]
                    """);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of the folder's store {@code demo.duckdb}, with these options. */
    static OpenReport of(Browser browser, Path folder, String... options) {
        run(
                folder,
                Stream.concat(
                                Stream.of("report", "--store", "demo.duckdb", "--html", "report.html"),
                                Stream.of(options))
                        .toArray(String[]::new));
        return new OpenReport(browser, folder.resolve("report.html"));
    }

    private static void run(Path folder, String... command) {
        Program.Ran ran = Program.in(folder).run(command);
        assertThat(ran.exit()).as(ran.err()).isZero();
    }

    Browser browser() {
        return browser;
    }

    /** With this after its address. */
    void open(String fragment) {
        browser.open(page, fragment);
    }

    String text(String id) {
        return browser.run("return document.getElementById('%s').textContent".formatted(id));
    }

    int number(String script) {
        return Integer.parseInt(browser.run("return " + script));
    }

    String address() {
        return browser.run("return decodeURIComponent(location.hash.replaceAll('+', ' '))");
    }

    void choose(String filter, String option) {
        browser.run(
                "const select = document.getElementById('%s'); select.selectedIndex = [...select.options].findIndex(option => option.textContent === '%s'); select.dispatchEvent(new Event('input', {bubbles: true}))"
                        .formatted(filter, option));
    }

    /** What axe calls serious or critical. */
    String faults() throws IOException {
        try (var in = OpenReport.class.getResourceAsStream("/axe/axe.min.js")) {
            assertThat(in).isNotNull();
            browser.run(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        return browser.runAsync(AXE);
    }

    @Override
    public void close() {
        browser.close();
    }
}
