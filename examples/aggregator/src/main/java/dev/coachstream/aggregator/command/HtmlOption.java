package dev.coachstream.aggregator.command;

import dev.coachstream.aggregator.output.Output;
import dev.coachstream.aggregator.output.OutputException;
import dev.coachstream.aggregator.report.HtmlReport;
import dev.coachstream.aggregator.report.PersonLabels;
import dev.coachstream.aggregator.report.StoreView;
import dev.coachstream.aggregator.terminal.Amounts;
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

    boolean wanted() {
        return html != null;
    }

    /**
     * Writes the file.
     *
     * @param only what it is narrowed to; empty for nothing
     */
    Reply write(StoreView view, PersonLabels labels, String only, Path folder) {
        Path file = folder.resolve(html == null ? Path.of("report.html") : html);
        byte[] page = new HtmlReport(view.reader(), labels)
                .page(view.file().getFileName() + (only.isEmpty() ? "" : ", only " + only))
                .getBytes(StandardCharsets.UTF_8);
        Output.whole(file, view.time(), target -> write(target, page));
        return Reply.done(
                "%s: %s, from %s".formatted(file, Amounts.count(page.length / 1024) + " KB", view.age()),
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
