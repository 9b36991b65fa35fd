package dev.coachstream.samsara;

import dev.coachstream.model.Feed;
import dev.coachstream.spi.Drift;
import dev.coachstream.spi.Host;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells what a page and its records hold that no document lists. */
final class SamsaraDrift {
    private final Drift drift;

    SamsaraDrift(Drift drift) {
        this.drift = drift;
    }

    static SamsaraDrift of(Feed feed, SamsaraConfig config, Host host) {
        return new SamsaraDrift(new Drift(config.source(), feed, host.listener()));
    }

    /** What is beside the records is in no record's attributes, so it is told as the page's. */
    void page(SamsaraPage<?> page) {
        drift.members("(page)", page.other());
        if (page.pagination() != null) {
            drift.members("(page).pagination", page.pagination().other());
        }
    }

    void assignment(SamsaraAssignment assignment) {
        drift.members("", assignment.other());
        driver(assignment.driver());
    }

    void session(SamsaraSession session) {
        drift.members("", session.other());
        word("sessionStatus", session.sessionStatus(), SamsaraTerms.SESSION_STATUS, "vendorStatus");
        word("coachingType", session.coachingType(), SamsaraTerms.COACHING_TYPE, "format");
        driver(session.driver());
        for (SamsaraBehavior behavior : session.behaviors().good()) {
            behavior(behavior);
        }
    }

    private void driver(@Nullable SamsaraDriver driver) {
        if (driver != null) {
            drift.members("driver", driver.other());
        }
    }

    private void behavior(SamsaraBehavior behavior) {
        drift.members("behaviors", behavior.other());
        word("behaviors.coachableBehaviorType", behavior.coachableBehaviorType(), SamsaraTerms.BEHAVIOR_TYPE, "topic");
        for (SamsaraEvent event : behavior.coachableEvents()) {
            event(event);
        }
    }

    private void event(SamsaraEvent event) {
        drift.members("behaviors.coachableEvents", event.other());
        SamsaraLinkage linkage = event.linkage();
        if (linkage != null) {
            drift.members("behaviors.coachableEvents.linkage", linkage.other());
            word(
                    "behaviors.coachableEvents.linkage.sourceType",
                    linkage.sourceType(),
                    SamsaraTerms.LINKAGE_SOURCE,
                    "attributes");
        }
    }

    private void word(String path, @Nullable String word, Set<String> documented, String keptIn) {
        drift.word(path, word, word == null || documented.contains(word), keptIn);
    }
}
