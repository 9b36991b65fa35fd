package dev.coachstream.samsara;

import dev.coachstream.spi.Drift;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells what a page of sessions holds that no document lists. */
final class SessionsDrift {
    private final Drift drift;

    SessionsDrift(Drift drift) {
        this.drift = drift;
    }

    void tell(SamsaraPage<SamsaraSession> page) {
        page.data().good().forEach(this::session);
    }

    private void session(SamsaraSession session) {
        drift.members("", session.other());
        word("sessionStatus", session.sessionStatus(), SamsaraWords.SESSION_STATUS);
        word("coachingType", session.coachingType(), SamsaraWords.COACHING_TYPE);
        if (session.driver() != null) {
            drift.members("driver", session.driver().other());
        }
        session.behaviors().good().forEach(this::behavior);
    }

    private void behavior(SamsaraBehavior behavior) {
        drift.members("behaviors", behavior.other());
        word("behaviors.coachableBehaviorType", behavior.coachableBehaviorType(), SamsaraWords.BEHAVIOR_TYPE);
        behavior.coachableEvents().forEach(this::event);
    }

    private void event(SamsaraEvent event) {
        drift.members("behaviors.coachableEvents", event.other());
        SamsaraLinkage linkage = event.linkage();
        if (linkage != null) {
            drift.members("behaviors.coachableEvents.linkage", linkage.other());
            word("behaviors.coachableEvents.linkage.sourceType", linkage.sourceType(), SamsaraWords.LINKAGE_SOURCE);
        }
    }

    private void word(String path, @Nullable String word, Set<String> documented) {
        if (word != null && !documented.contains(word)) {
            drift.word(path);
        }
    }
}
