package dev.coachstream.maestroqa;

import dev.coachstream.json.Attributes;
import dev.coachstream.model.Participant;
import dev.coachstream.model.PointCategory;
import dev.coachstream.model.PointKind;
import dev.coachstream.model.Private;
import dev.coachstream.model.Reference;
import dev.coachstream.model.SignOff;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What both mappers do with a single value. */
final class Conversions {
    private Conversions() {}

    static @Nullable Instant known(@Nullable Instant time) {
        return Attributes.nullIfBefore1970(time);
    }

    static @Nullable Participant participant(@Nullable String id) {
        return Participant.of(id);
    }

    static @Nullable Reference reference(@Nullable String id) {
        return MaestroQaTerms.isEmpty(id) ? null : Reference.of(id, null);
    }

    static @Nullable SignOff signOff(@Nullable Boolean done) {
        return SignOff.of(done, null);
    }

    static Private<String> hidden(@Nullable String notes) {
        return Private.of(notes);
    }

    static PointKind kind(@Nullable String type) {
        return MaestroQaTerms.kind(type);
    }

    static PointCategory category(@Nullable String classification) {
        return MaestroQaTerms.category(classification);
    }
}
