package dev.coachstream.maestroqa;

import dev.coachstream.testkit.UnreadMembers;
import org.junit.jupiter.api.Test;

final class MaestroQaUnreadTest {
    private final MaestroQaMapper mapper = new MaestroQaMapperImpl();
    private final LegacyMapper legacy = new LegacyMapperImpl();

    @Test
    void namesTheFieldOfAValueThatCannotBeRead() {
        UnreadMembers.assertNamed(MaestroQaSession.class, "id", "{}", one -> mapper.toSession(one, "support"));
        UnreadMembers.assertNamed(MaestroQaPoint.class, "id", "{}", one -> mapper.toPoint(one, "support"));
        UnreadMembers.assertNamed(MaestroQaTodo.class, "id", "{}", one -> mapper.toTodo(one, "support"));
        UnreadMembers.assertNamed(LegacySession.class, "_id", "{}", one -> legacy.toSession(one, "support"));
        UnreadMembers.assertNamed(LegacyPoint.class, "_id", "{}", one -> legacy.toPoint(one, "support"));
        UnreadMembers.assertNamed(LegacyTodo.class, "_id", "{}", one -> legacy.toTodo(one, "support"));
    }
}
