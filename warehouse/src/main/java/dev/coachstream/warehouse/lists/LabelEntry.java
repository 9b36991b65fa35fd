package dev.coachstream.warehouse.lists;

import dev.coachstream.warehouse.HostApi;
import org.jspecify.annotations.Nullable;

/**
 * One line of the list of labels.
 *
 * @param line where it stands in the file, from 1
 * @param source the account; null for every account
 * @param id the vendor's id; of a topic, the vendor's word
 * @param label what it is to be called
 */
@HostApi
public record LabelEntry(int line, @Nullable String source, LabelKind kind, String id, String label) {

    /** Whether it is about something at an account. */
    boolean names(String account, String otherKind, String otherId) {
        return (source == null || source.equals(account)) && kind.word().equals(otherKind) && id.equals(otherId);
    }
}
