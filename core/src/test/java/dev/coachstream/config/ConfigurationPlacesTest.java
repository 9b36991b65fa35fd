package dev.coachstream.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigurationPlacesTest {

    @TempDir
    private Path folder;

    @Test
    void prefersTheFileNamedThenTheWorkingDirectoryThenTheUsersOwn() throws IOException {
        Environment here = new Environment(Map.of(), folder, folder.resolve("home"));
        Path users = folder.resolve("home/.config/coachstream/coachstream.yaml");

        assertThatThrownBy(() -> Configuration.find(null, here))
                .hasMessageContaining("looked for " + folder.resolve("coachstream.yaml") + " and " + users);
        Files.createDirectories(users.getParent());
        Files.writeString(users, "");
        assertThat(Configuration.find(null, here)).isEqualTo(users);
        Files.writeString(folder.resolve("coachstream.yaml"), "");
        assertThat(Configuration.find(null, here)).isEqualTo(folder.resolve("coachstream.yaml"));
        assertThat(Configuration.find(Path.of("other.yaml"), here)).isEqualTo(folder.resolve("other.yaml"));
    }

    @Test
    void knowsWhereTheUserKeepsConfigurations() {
        Environment xdg =
                new Environment(Map.of("XDG_CONFIG_HOME", "/etc/xdg"), folder.resolve("empty"), folder.resolve("home"));

        assertThatThrownBy(() -> Configuration.find(null, xdg)).hasMessageContaining("/etc/xdg/coachstream/");
    }
}
