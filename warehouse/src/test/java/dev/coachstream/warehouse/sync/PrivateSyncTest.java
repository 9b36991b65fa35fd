package dev.coachstream.warehouse.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.warehouse.World;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a sync stores that is asked for what is private: the documented notes, and nothing that is private by its name alone. */
final class PrivateSyncTest {
    @TempDir
    private Path folder;

    @Test
    void storesTheDocumentedNotesAndNoAttributeThatIsPrivateByItsName() {
        try (World world = World.small(folder)) {
            world.maestroQa
                    .behaviour()
                    .fault(Hidden.answers(answer -> answer.path("Resources")
                            .forEach(record -> ((ObjectNode) record)
                                    .put("mood", "fine")
                                    .put("managers_private_remarks", "canary")
                                    .withObjectProperty("origin")
                                    .put("remoteAddr", "203.0.113.9")
                                    .put("device", "phone"))));

            world.sync(World.options().includePrivate(true), world.support());

            assertThat(world.number("SELECT count(private_notes) FROM sessions"))
                    .isPositive();
            for (String table : new String[] {"sessions", "points", "todos"}) {
                assertThat(world.query(
                                "SELECT DISTINCT attributes->>'mood', attributes->'origin', contains(t::VARCHAR, 'canary'),"
                                        + " contains(t::VARCHAR, '203.0.113.9') FROM " + table + " t"))
                        .as(table)
                        .containsExactly("fine|{\"device\":\"phone\"}|false|false");
            }
        }
    }
}
