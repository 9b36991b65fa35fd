package dev.coachstream.aggregator;

import java.io.IOException;
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

    @Option(names = "--pseudonymise", description = "With --html: call people by pseudonyms, not by their names.")
    private boolean pseudonymise;

    @Option(
            names = "--salt",
            paramLabel = "FILE",
            description = "With --pseudonymise: the same file gives the same pseudonyms; made if missing"
                    + " (./coachstream.salt).")
    private @Nullable Path salt;

    boolean wanted() {
        if (html == null && (pseudonymise || salt != null)) {
            throw new UsageException(
                    "--pseudonymise and --salt are about --html", "add --html FILE, or leave them out");
        }
        if (salt != null && !pseudonymise) {
            throw new UsageException("--salt is about --pseudonymise", "add --pseudonymise, or leave it out");
        }
        return html != null;
    }

    /** Writes the file. */
    Reply write(StoreView view, Path folder) {
        Path file = folder.resolve(html == null ? Path.of("report.html") : html);
        Pseudonyms pseudonyms =
                pseudonymise ? Pseudonyms.of(folder.resolve(salt == null ? Path.of("coachstream.salt") : salt)) : null;
        String page = new HtmlReport(view.reader(), pseudonyms)
                .page(String.valueOf(view.file().getFileName()));
        try {
            Files.writeString(file, page);
        } catch (IOException e) {
            throw OutputException.of(file.toString(), e);
        }
        return Reply.done(
                "%s: %s, from %s".formatted(file, Amounts.count(page.length() / 1024) + " KB", view.age()),
                List.of(),
                Map.of("html", file.toString()));
    }
}
