package dev.coachstream.aggregator.output;

import dev.coachstream.api.TimeSource;
import dev.coachstream.model.Feed;
import dev.coachstream.warehouse.export.ParquetFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file that a pull writes. Parquet is made at the end, from lines that are kept for as long as the pull may be resumed. */
public record OutFile(Path path, Format format) {

    /** Where records go as they come. */
    public Path lines() {
        return format == Format.PARQUET ? path.resolveSibling(path.getFileName() + ".jsonl") : path;
    }

    /** Makes of the lines what was asked for. */
    public void finish(Feed feed, boolean resumable, TimeSource time) {
        if (format == Format.PARQUET) {
            Output.whole(path, time, target -> ParquetFile.write(lines(), feed, target));
            if (!resumable) {
                delete(lines());
            }
        }
    }

    /** Whether the file is made of all its lines; else whoever made it was ended before. */
    public boolean isFinished() {
        try {
            return format != Format.PARQUET
                    || (Files.exists(path)
                            && Files.getLastModifiedTime(path).compareTo(Files.getLastModifiedTime(lines())) >= 0);
        } catch (IOException e) {
            return false;
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw OutputException.of(file.toString(), e);
        }
    }
}
