package dev.coachstream.cresta;

import dev.coachstream.testkit.UnreadMembers;
import org.junit.jupiter.api.Test;

final class CrestaUnreadTest {
    @Test
    void namesTheFieldOfAValueThatCannotBeRead() {
        UnreadMembers.assertNamed(
                CrestaSession.class, "name", "{}", session -> new CrestaMapperImpl().toSession(session, "sales"));
    }
}
