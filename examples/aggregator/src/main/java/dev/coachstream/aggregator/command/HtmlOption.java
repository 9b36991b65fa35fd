package dev.coachstream.aggregator.command;

import dev.coachstream.aggregator.output.Output;
import dev.coachstream.aggregator.output.OutputException;
import dev.coachstream.aggregator.report.HtmlReport;
import dev.coachstream.aggregator.report.StoreView;
import dev.coachstream.aggregator.terminal.Amounts;
import dev.coachstream.config.Environment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Asks for the report as a file that one looks at. */
final class HtmlOption {
    @Option(names = "--html", paramLabel = "FILE", description = "Write one self-contained HTML file with charts.")
    private @Nullable Path html;

    @Option(names = "--open", description = "Show that file in the browser; report.html where --html names none.")
    private boolean open;

    boolean wanted() {
        return html != null || open;
    }

    /**
     * Writes the file.
     *
     * @param title what the page is of
     */
    Reply write(StoreView view, HtmlReport report, String title, Environment environment) {
        Path named = html == null ? Path.of("report.html") : html;
        Path file = environment.folder().resolve(named);
        byte[] page = report.page(title).getBytes(StandardCharsets.UTF_8);
        Output.whole(file, view.time(), target -> write(target, page));
        boolean unseen = open && !new SystemBrowser(environment).shows(file);
        String note = unseen ? "; no browser could be started: open it yourself" : "";
        return Reply.done(
                "%s: %s KB, from %s%s".formatted(file, Amounts.count(page.length / 1024), view.age(), note),
                List.of(),
                Map.of("html", file.toString()));
    }

    private static void write(Path file, byte[] page) {
        try {
            Files.write(file, page);
        } catch (IOException e) {
            throw OutputException.of(file.toString(), e);
        }
    }
}
