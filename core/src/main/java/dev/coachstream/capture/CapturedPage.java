package dev.coachstream.capture;

import dev.coachstream.model.CoachingRecord;
import dev.coachstream.paging.RejectedRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a capture: hand its records on, then keep the state.
 *
 * @param records what is new or changed, and what may be; empty where a page held nothing of it
 * @param after the state that covers this page and all before it
 * @param last whether the read ends here: there is nothing more for now
 * @param total how many records the vendor says the read has in all, where it says so
 * @param rejected records that could not be read, and were set aside
 * @param openEnded whether the server refused, by now, to say what follows the records that it counts: more may be there, the state covers nothing of this read, and the
 *     next one reads the same again
 */
public record CapturedPage(
        List<CoachingRecord> records,
        CaptureState after,
        boolean last,
        @Nullable Long total,
        List<RejectedRecord> rejected,
        boolean openEnded) {
    /** What an open end means, for people. */
    public static final String OPEN_ENDED =
            "the server refused to say what follows the records that it counts, so more may be there; the next read asks again";

    public CapturedPage {
        records = List.copyOf(records);
        rejected = List.copyOf(rejected);
    }
}
