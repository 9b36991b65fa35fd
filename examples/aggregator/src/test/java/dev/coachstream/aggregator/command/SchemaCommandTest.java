package dev.coachstream.aggregator.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.aggregator.Program;
import dev.coachstream.aggregator.Program.Ran;
import dev.coachstream.model.Feed;
import dev.coachstream.testkit.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SchemaCommandTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void printsThePublishedSchema(Feed feed) throws IOException {
        Ran ran = Program.in(folder).run("schema", feed.label());

        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).isEqualTo(Files.readString(Path.of("../../docs/schema/" + feed.label() + ".json")));
        assertThat(ran.err()).contains("the JSON Schema of " + feed.label());
    }

    @ParameterizedTest
    @EnumSource
    void isMetByWhatAPullPrints(Feed feed) throws IOException {
        try (SimulatedAccounts simulated = SimulatedAccounts.start(60)) {
            Program.configure(folder, simulated);

            Ran ran = Program.in(folder).run("pull", "--feed", feed.label(), "--include-private");

            assertThat(ran.lines()).isNotEmpty().allSatisfy(Schema.of(feed)::accept);
        }
    }

    @Test
    void namesTheNearestFeed() {
        Ran ran = Program.in(folder).run("schema", "session");

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("did you mean sessions?");
    }
}
