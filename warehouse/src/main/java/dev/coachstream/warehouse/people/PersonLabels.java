package dev.coachstream.warehouse.people;

import dev.coachstream.model.Participant;
import dev.coachstream.warehouse.rows.RowEncoder;
import dev.coachstream.warehouse.store.RowAppender;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What records say of one person: each label as the newest record that gives it has it. */
final class PersonLabels {
    private final String vendor;
    private final Label name = new Label();
    private final Label email = new Label();
    private final Label externalIds = new Label();

    PersonLabels(String vendor) {
        this.vendor = vendor;
    }

    void see(Participant person, Instant at) {
        name.see(person.name(), at);
        email.see(person.email(), at);
        externalIds.see(RowEncoder.externalIds(person), at);
    }

    /** The vendor, and each label with its time. */
    void put(RowAppender row) {
        row.text(vendor);
        for (Label label : new Label[] {name, email, externalIds}) {
            row.text(label.is);
            row.time(label.at);
        }
    }

    private static final class Label {
        private @Nullable String is;
        private @Nullable Instant at;

        void see(@Nullable String said, Instant when) {
            if (said != null
                    && (at == null || is == null || when.isAfter(at) || (when.equals(at) && isGreater(said, is)))) {
                is = said;
                at = when;
            }
        }

        /** As the store orders texts. */
        private static boolean isGreater(String said, String is) {
            return !said.equals(is)
                    && Arrays.compareUnsigned(
                                    said.getBytes(StandardCharsets.UTF_8), is.getBytes(StandardCharsets.UTF_8))
                            > 0;
        }
    }
}
