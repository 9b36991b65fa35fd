package dev.coachstream.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.capture.Rendezvous;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the connector tells its tasks, and when it must tell them anew. */
final class AssignmentTest {
    private static final int TASKS = 3;

    @TempDir
    private Path folder;

    private final Map<String, String> told = new HashMap<>();
    private String other = "";

    @BeforeEach
    void tell() {
        told.putAll(Map.of(
                "topic.prefix", "coaching",
                "accounts.dir", folder.toString(),
                "accounts.a.vendor", "samsara",
                "accounts.a.token", "t1"));
        for (int number = 0; Rendezvous.owner(other, TASKS) == Rendezvous.owner("a", TASKS); number++) {
            other = "other-" + number;
        }
    }

    @Test
    void leavesTheTasksAloneWhenAnAccountComesGoesOrChanges() throws IOException {
        write(other, "t2");
        Assignment assignment = assigned();
        assertThat(assignment.isOutdated()).isFalse();
        write(other, "t3");
        assertThat(assignment.isOutdated()).isFalse();
        write("b", "t4");
        assertThat(assignment.isOutdated()).isFalse();
        Files.delete(folder.resolve("b.yaml"));
        assertThat(assignment.isOutdated()).isFalse();
    }

    @Test
    void tellsTheTasksAnewWhenAccountsOfTwoTasksCameToOneToken() throws IOException {
        Assignment assignment = assigned();
        write(other, "t1");

        assertThat(assignment.isOutdated()).isTrue();
        assertThat(assignment.assign(TASKS)).isEqualTo(Map.of(other, "a"));
        assertThat(assignment.isOutdated()).isFalse();
    }

    @Test
    void tellsEachTaskTheSame() throws IOException {
        write(other, "t1");
        write("a-second", "t1");
        CoachstreamSourceConnector connector = new CoachstreamSourceConnector();
        connector.start(told);

        List<Map<String, String>> tasks = connector.taskConfigs(TASKS);
        connector.stop();

        assertThat(tasks)
                .hasSize(TASKS)
                .allSatisfy(task ->
                        assertThat(ConnectorConfig.of(task).leaders()).isEqualTo(Map.of(other, "a", "a-second", "a")));
        assertThat(tasks).extracting(task -> task.get("task.index")).containsExactly("0", "1", "2");
    }

    private Assignment assigned() {
        Assignment assignment = new Assignment(AccountKeys.adapters(), told);
        assertThat(assignment.assign(TASKS)).isEmpty();
        return assignment;
    }

    private void write(String name, String token) throws IOException {
        Files.writeString(
                folder.resolve(name + ".yaml"),
                "sources:%n  - name: %s%n    vendor: samsara%n    token: %s%n".formatted(name, token));
    }
}
