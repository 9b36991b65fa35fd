package dev.coachstream.samsara;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JavaType;
import dev.coachstream.json.PageReader;
import dev.coachstream.json.WireJson;
import dev.coachstream.model.Attributes;
import dev.coachstream.testkit.UnreadMembers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class SamsaraUnreadTest {
    private static final String DRIVER = "{\"driver\":{\"driverId\":\"7\"}}";

    private final SamsaraMapper mapper = new SamsaraMapperImpl();

    @Test
    void namesTheFieldOfAValueThatCannotBeRead() throws IOException {
        SamsaraSession around = session("{\"id\":\"s\"}");

        UnreadMembers.assertNamed(SamsaraSession.class, "id", DRIVER, session -> mapper.toSession(session, "fleet"));
        UnreadMembers.assertNamed(
                SamsaraBehavior.class, "id", "{}", behavior -> mapper.toPoint(behavior, around, null, "fleet"));
        UnreadMembers.assertNamed(
                SamsaraAssignment.class, "driver", DRIVER, assignment -> mapper.toAssignment(assignment, "fleet"));
    }

    @Test
    void namesTheCoacheeWhoseIdCannotBeRead() throws IOException {
        SamsaraSession sent = session("{\"id\":\"s\",\"driver\":{\"driverId\":[7]}}");

        assertThat(Attributes.unread(mapper.toSession(sent, "fleet").attributes()))
                .containsExactly("coachee");
    }

    private static SamsaraSession session(String json) throws IOException {
        byte[] page = "{\"data\":[%s],\"pagination\":{\"endCursor\":\"x\",\"hasNextPage\":false}}"
                .formatted(json)
                .getBytes(StandardCharsets.UTF_8);
        JavaType type =
                WireJson.shared().getTypeFactory().constructParametricType(SamsaraPage.class, SamsaraSession.class);
        return (SamsaraSession) ((SamsaraPage<?>) new PageReader().read(page, type))
                .data()
                .good()
                .get(0);
    }
}
