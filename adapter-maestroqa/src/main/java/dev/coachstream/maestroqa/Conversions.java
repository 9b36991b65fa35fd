package dev.coachstream.maestroqa;

import dev.coachstream.json.Timestamps;
import dev.coachstream.model.Participant;
import dev.coachstream.model.PointCategory;
import dev.coachstream.model.PointKind;
import dev.coachstream.model.Private;
import dev.coachstream.model.Reference;
import dev.coachstream.model.SignOff;
import dev.coachstream.model.Status;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Named;

/** What both mappers do with a single value. */
final class Conversions {
    private Conversions() {}

    static @Nullable Instant nullIfBefore1970(@Nullable Instant time) {
        return Timestamps.nullIfBefore1970(time);
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

    /** The list itself: nobody changes it, and MapStruct would copy it for each record. */
    static List<String> ids(List<String> ids) {
        return ids;
    }

    static PointKind kind(@Nullable String type) {
        return MaestroQaTerms.kind(type);
    }

    @Named("todoStatus")
    static Status todoStatus(@Nullable String status) {
        return MaestroQaTerms.todoStatus(status);
    }

    static PointCategory category(@Nullable String classification) {
        return MaestroQaTerms.category(classification);
    }
}
