package dev.coachstream.warehouse.people;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why an identity belongs to a person.
 *
 * @param person whom the evidence speaks for
 * @param evidence {@code hand}, {@code external-id} or {@code e-mail}
 * @param value what both identities share, or the entry of the list
 * @param with the other identity; null for the list by hand
 * @param applied false where the list by hand says otherwise
 */
record PersonLink(
        Identity identity,
        String person,
        String evidence,
        String value,
        @Nullable Identity with,
        boolean applied) {
    static final String HAND = "hand";
    static final String EXTERNAL_ID = "external-id";
    static final String EMAIL = "e-mail";

    /** The same, for the person as they came to be called. */
    PersonLink of(String finalPerson) {
        return new PersonLink(identity, finalPerson, evidence, value, with, applied);
    }

    List<@Nullable Object> row() {
        String withSource = with == null ? null : with.source();
        String withId = with == null ? null : with.id();
        return Arrays.asList(identity.source(), identity.id(), person, evidence, value, withSource, withId, applied);
    }
}
