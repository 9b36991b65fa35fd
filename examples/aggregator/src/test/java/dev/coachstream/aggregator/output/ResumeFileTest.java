package dev.coachstream.aggregator.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachstream.model.Feed;
import dev.coachstream.paging.Cursor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ResumeFileTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00.123Z");
    private static final Map<String, String> ARGUMENTS = Map.of("--feed", "sessions", "--since", "30d");

    @TempDir
    private Path folder;

    @Test
    void goesOnWhereItWasLeft() {
        Cursor cursor = new Cursor("support", Feed.SESSIONS, "f00d", "100/250/0/false");
        ResumeFile first = open(ARGUMENTS, NOW);
        first.begun(new Written(3, null));
        first.passed("support", cursor, false, new Written(1234, "f1"));
        first.passed("fleet", new Cursor("fleet", Feed.SESSIONS, "f00d", null), true, new Written(2345, "f2"));

        ResumeFile second = open(ARGUMENTS, NOW.plusSeconds(60));

        assertThat(first.fresh()).isTrue();
        assertThat(second.fresh()).isFalse();
        assertThat(second.startedAt()).isEqualTo(NOW);
        assertThat(second.written()).isEqualTo(new Written(2345, "f2"));
        assertThat(second.cursor("support")).isEqualTo(cursor);
        assertThat(second.isDone("support")).isFalse();
        assertThat(second.isDone("fleet")).isTrue();
        assertThat(second.cursor("sales")).isNull();
        assertThat(folder).isDirectoryNotContaining(path -> path.toString().endsWith(".new"));
    }

    @Test
    void refusesAnotherPull() {
        open(ARGUMENTS, NOW).begun(Written.NOTHING);

        assertThatThrownBy(() -> open(Map.of("--feed", "todos", "--since", "30d"), NOW))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("belongs to another pull: --feed was 'sessions', now it is 'todos'");
    }

    @Test
    void refusesAPullThatIsYetToStart() {
        open(ARGUMENTS, NOW).begun(Written.NOTHING);

        assertThat(open(ARGUMENTS, NOW.minusSeconds(30)).startedAt()).isEqualTo(NOW);
        assertThatThrownBy(() -> open(ARGUMENTS, NOW.minusSeconds(3600)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("was started at " + NOW + ", and now it is 2025-12-31T23:00:00.123Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text",
                "{}",
                "null",
                "[]",
                "{\"version\":2,\"startedAt\":\"2026-01-01T00:00:00Z\",\"arguments\":{},\"length\":0,\"accounts\":{}}",
                "{\"version\":1,\"startedAt\":\"now\",\"arguments\":{},\"length\":0,\"accounts\":{}}",
                "{\"version\":1,\"startedAt\":null,\"arguments\":{},\"length\":0,\"accounts\":{}}",
                "{\"version\":1,\"startedAt\":\"2026-01-01T00:00:00Z\",\"length\":0,\"accounts\":{}}",
                "{\"version\":1,\"startedAt\":\"2026-01-01T00:00:00Z\",\"arguments\":{},\"length\":-1,\"accounts\":{}}",
            })
    void refusesWhatIsNoResumeFile(String text) throws IOException {
        Files.writeString(folder.resolve("resume"), text);

        assertThatThrownBy(() -> open(ARGUMENTS, NOW))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(folder.resolve("resume").toString());
    }

    @Test
    void saysWhenItCannotBeWritten() {
        ResumeFile file = new ResumeFile(folder.resolve("none/resume"), ARGUMENTS, Set.of(), NOW);

        assertThatThrownBy(() -> file.begun(Written.NOTHING))
                .isInstanceOf(OutputException.class)
                .hasMessageContaining("cannot write to " + folder.resolve("none/resume"));
    }

    private ResumeFile open(Map<String, String> arguments, Instant now) {
        return new ResumeFile(folder.resolve("resume"), arguments, Set.of(), now);
    }
}
