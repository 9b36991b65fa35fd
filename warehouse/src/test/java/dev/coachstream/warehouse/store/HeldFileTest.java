package dev.coachstream.warehouse.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachstream.testkit.FakeTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class HeldFileTest {
    private final FakeTime time = FakeTime.inJanuary();

    @TempDir
    private Path folder;

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void isHeldUnderEveryNameOfIt() throws IOException {
        Path file = folder.resolve("out");
        Files.createSymbolicLink(folder.resolve("link"), folder);
        try (HeldFile held = HeldFile.take(file, time)) {
            assertThat(held).isNotNull();
            assertThatThrownBy(() -> HeldFile.take(folder.resolve("link/./out"), time))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("is being written by this very process")
                    .hasMessageContaining("Nothing was touched");
        }
        assertThat(folder.resolve("out.lock")).doesNotExist();
    }

    @Test
    void isNotHeldByAProcessThatIsGone() throws IOException {
        Path file = folder.resolve("out");
        Files.writeString(folder.resolve("out.lock"), "process 1 since long ago");

        try (HeldFile held = HeldFile.take(file, time)) {
            assertThat(held).isNotNull();
            assertThat(HeldFile.isHeldHere(file)).isTrue();
        }
        assertThat(HeldFile.isHeldHere(file)).isFalse();
    }

    @Test
    void leavesAFileAloneThatIsOnlyCalledLikeALock() throws IOException {
        Path file = folder.resolve("poetry");
        Path theirs = Files.writeString(folder.resolve("poetry.lock"), "# what they depend on\n");

        assertThatThrownBy(() -> HeldFile.take(file, time))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("poetry.lock is no lock of this program");
        assertThat(theirs).hasContent("# what they depend on");
        assertThat(HeldFile.isHeldHere(file)).isFalse();
    }
}
