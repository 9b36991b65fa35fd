package dev.coachstream.maestroqa;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.coachstream.api.CoachingSource;
import dev.coachstream.json.WireJson;
import dev.coachstream.model.Attributes;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.Faults;
import dev.coachstream.simulator.maestroqa.SimulatedMaestroQa;
import dev.coachstream.spi.Host;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Records that are read by their ids: as lenient as lists are, and as discreet. */
final class MaestroQaSingleReadTest {
    private final SimulatedMaestroQa vendor = SimulatedMaestroQa.start(DataSet.small());
    private final MaestroQaClient client =
            MaestroQaClient.open(MaestroQaAccount.config(vendor.url(), Map.of()), Host.system());

    @AfterEach
    void close() {
        client.close();
        vendor.close();
    }

    @Test
    void keepsASessionOfWhichOneValueCannotBeRead() {
        vendor.behaviour()
                .fault(Faults.always(MaestroQaAccount.changed(
                        session -> session.put("createdAt", "2026-11-01").putObject("coachPrivateNotes"))));
        String id = vendor.data().ids().get(0);

        MaestroQaSession sent = client.session(id);

        assertThat(sent.createdAt()).isNull();
        assertThat(sent.other()).containsEntry("createdAt", "2026-11-01").doesNotContainKey("coachPrivateNotes");
        assertThat(Attributes.withPrivate(sent.other())).containsEntry("coachPrivateNotes", Map.of());
        try (CoachingSource source = MaestroQaAccount.source(vendor, Map.of())) {
            CoachingSession session = source.session(id).orElseThrow();
            assertThat(session.createdAt()).isNull();
            assertThat(session.attributes()).containsEntry("createdAt", "2026-11-01");
        }
    }

    @Test
    void keepsAPointAndAToDoOfWhichOneValueCannotBeRead() {
        String point = vendor.data().points().ids().get(0);
        String todo = vendor.data().todos().ids().get(0);
        vendor.behaviour().fault(Faults.always(MaestroQaAccount.changed(item -> item.put("createdAt", "yesterday"))));

        assertThat(client.point(point).other()).containsEntry("createdAt", "yesterday");
        assertThat(client.todo(todo).other()).containsEntry("createdAt", "yesterday");
    }

    @Test
    void showsNothingPrivateInTheVendorsWords() throws JsonProcessingException {
        vendor.behaviour().fault(Faults.always(MaestroQaAccount.changed(session -> {
            session.put("coachPrivateNotes", "canary").put("mood", "fine");
            session.putArray("activity_log").addObject().put("who", "canary");
            session.putObject("device").put("ipAddress", "canary");
        })));

        MaestroQaSession read = client.session(vendor.data().ids().get(0));

        ObjectMapper byFields = WireJson.shared().copy().setVisibility(PropertyAccessor.FIELD, Visibility.ANY);
        for (ObjectMapper host : List.of(WireJson.shared(), byFields)) {
            assertThat(host.writeValueAsString(read)).doesNotContain("canary").contains("\"mood\":\"fine\"");
        }
        assertThat(read + " " + read.coachPrivateNotes() + read.other()).doesNotContain("canary");
        assertThat(read.coachPrivateNotes().reveal()).isEqualTo("canary");
        assertThat(Attributes.withPrivate(read.other())).containsKeys("activity_log", "mood", "device");
    }
}
