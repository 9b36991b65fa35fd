package dev.coachstream.warehouse;

import dev.coachstream.json.CanonicalJson;
import dev.coachstream.model.Participant;
import dev.coachstream.model.Reference;
import dev.coachstream.model.SignOff;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Takes one row's values, column by column. */
interface RowSink {
    void text(@Nullable String value);

    void time(@Nullable Instant value);

    void flag(@Nullable Boolean value);

    void number(@Nullable BigDecimal value);

    /** An empty list or map is nothing. */
    default void list(List<?> value) {
        text(value.isEmpty() ? null : CanonicalJson.writeValue(value));
    }

    default void map(Map<String, ?> value) {
        text(value.isEmpty() ? null : CanonicalJson.writeValue(value));
    }

    /** Id, name, address and external ids; the latter sorted, since their order means nothing. */
    default void person(@Nullable Participant person) {
        text(person == null ? null : person.id());
        text(person == null ? null : person.name());
        text(person == null ? null : person.email());
        map(person == null || person.externalIds().isEmpty() ? Map.of() : new TreeMap<>(person.externalIds()));
    }

    default void reference(@Nullable Reference reference) {
        text(reference == null ? null : reference.id());
        text(reference == null ? null : reference.name());
    }

    default void signOff(@Nullable SignOff signOff) {
        flag(signOff == null ? null : signOff.done());
        time(signOff == null ? null : signOff.at());
    }

    /** Times are kept to the microsecond, which is what the store holds. */
    static long micros(Instant value) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, value);
    }
}
