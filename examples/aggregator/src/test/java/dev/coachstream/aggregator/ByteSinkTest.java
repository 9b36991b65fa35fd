package dev.coachstream.aggregator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ByteSinkTest {

    @TempDir
    private Path folder;

    @Test
    void cutsAFileBackToWhatIsGood() throws IOException {
        Path file = Files.writeString(folder.resolve("out"), "good\nhalf a li");

        try (ByteSink sink = ByteSink.file(file, 5)) {
            sink.write("more\n".getBytes(StandardCharsets.UTF_8));
            sink.sync();
            assertThat(sink.length()).isEqualTo(10);
        }

        assertThat(file).hasContent("good\nmore\n");
    }

    @Test
    void refusesAFileThatLostWhatWasWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("out"), "go");

        assertThatThrownBy(() -> ByteSink.file(file, 5))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("is shorter than the resume file says");
        assertThat(file).hasContent("go");
    }

    @Test
    void saysWhereItCannotWrite() {
        assertThatThrownBy(() -> ByteSink.file(folder.resolve("none/out"), 0))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("none/out cannot be written");
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
