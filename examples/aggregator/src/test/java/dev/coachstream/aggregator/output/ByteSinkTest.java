package dev.coachstream.aggregator.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ByteSinkTest {

    @TempDir
    private Path folder;

    @Test
    void saysOnceWhatCannotBeWrittenAndWhy() {
        String reason = "Read-only file system";

        assertThat(OutputException.of("out", new FileSystemException("a: b/out", null, reason)))
                .hasMessage("cannot write to out: " + reason);
        assertThat(OutputException.of("out", new FileNotFoundException("b/out (" + reason + ")")))
                .hasMessage("cannot write to out: " + reason);
        assertThat(OutputException.of("out", new IOException("a: b"))).hasMessage("cannot write to out: a: b");
    }

    @Test
    void cutsAFileBackToWhatIsGood() throws IOException {
        Path file = Files.writeString(folder.resolve("out"), "good\nhalf a li");

        try (ByteSink sink = ByteSink.file(file, new Written(5, null))) {
            sink.write("more\n".getBytes(StandardCharsets.UTF_8));
            sink.sync();
            assertThat(sink.written().length()).isEqualTo(10);
        }

        assertThat(file).hasContent("good\nmore\n");
    }

    @Test
    void refusesAFileThatLostWhatWasWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("out"), "go");

        assertThatThrownBy(() -> ByteSink.file(file, new Written(5, null)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("is shorter than the resume file says");
        assertThat(file).hasContent("go");
    }

    @Test
    void refusesALengthInsideALine() throws IOException {
        Path file = Files.writeString(folder.resolve("out"), "good\nmore\n");

        assertThatThrownBy(() -> ByteSink.file(file, new Written(7, null)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("has no line that ends where the resume file says");
        assertThat(file).hasContent("good\nmore\n");
    }

    @Test
    void refusesAnotherFileOfTheRightLength() throws IOException {
        Path file = folder.resolve("out");
        Written written;
        try (ByteSink sink = ByteSink.file(file, Written.NOTHING)) {
            sink.write("x\n".repeat(5000).getBytes(StandardCharsets.UTF_8));
            written = sink.written();
        }
        String other = "y" + Files.readString(file).substring(1);
        Files.writeString(file, other);

        assertThatThrownBy(() -> ByteSink.file(file, written))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("is not the file that the resume file belongs to");
        assertThat(file).hasContent(other);
    }

    @Test
    void saysWhereItCannotWrite() {
        assertThatThrownBy(() -> ByteSink.file(folder.resolve("none/out"), Written.NOTHING))
                .isInstanceOf(OutputException.class)
                .hasMessageContaining("cannot write to ")
                .hasMessageContaining("none/out: there is no such folder");
    }

    @Test
    void tellsAClosedPipeFromAFullDisk() {
        assertThatThrownBy(() -> failing("Broken pipe").write(new byte[1]))
                .isInstanceOfSatisfying(
                        OutputException.class, e -> assertThat(e.closedPipe()).isTrue());
        assertThatThrownBy(() -> failing("No space left on device").write(new byte[1]))
                .isInstanceOfSatisfying(
                        OutputException.class, e -> assertThat(e.closedPipe()).isFalse())
                .hasMessage("cannot write to the standard output: No space left on device");
    }

    private static ByteSink failing(String reason) {
        return ByteSink.standardOutput(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(reason);
            }
        });
    }
}
