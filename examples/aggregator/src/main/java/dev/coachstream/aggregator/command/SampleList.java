package dev.coachstream.aggregator.command;

import dev.coachstream.aggregator.output.OutputException;
import dev.coachstream.aggregator.output.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A list as somebody would have written it by hand, which a demo writes; one that somebody did write is left as it is. */
final class SampleList {
    /** How the file of each begins. Whoever edits one takes the line out, and no demo writes over it any more. */
    private static final String MARK = "# A sample, which each demo writes anew as long as this line is here: ";

    private SampleList() {}

    /**
     * Writes a sample, in the place of an earlier one if there is one.
     *
     * @param what it is a list of
     */
    static void write(Path file, String what, List<String> lines) {
        List<String> all = new ArrayList<>();
        all.add(MARK + what);
        all.addAll(lines);
        try {
            if (Files.exists(file) && !isSample(file)) {
                throw new UsageException(
                        file + " is no sample of a demo, and would be lost",
                        "name another --store, or move that file away");
            }
            Files.write(file, all);
        } catch (IOException e) {
            throw OutputException.of(file.toString(), e);
        }
    }

    /** In bytes: it may be any file. */
    private static boolean isSample(Path file) throws IOException {
        byte[] mark = MARK.getBytes(StandardCharsets.UTF_8);
        try (InputStream read = Files.newInputStream(file)) {
            return Arrays.equals(read.readNBytes(mark.length), mark);
        }
    }
}
