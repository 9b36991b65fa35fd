package dev.coachstream.aggregator.output;

import dev.coachstream.json.CanonicalJson;
import dev.coachstream.model.CoachingRecord;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** How a record becomes bytes. */
public interface RecordForm {

    /** What stands once before the first record. */
    byte[] head();

    /** One record, with its line's end. */
    byte[] record(CoachingRecord item);

    /** Several, one after the other. */
    default byte[] records(Iterable<? extends CoachingRecord> items) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        items.forEach(item -> bytes.writeBytes(record(item)));
        return bytes.toByteArray();
    }

    /** One JSON object a line. */
    record JsonLines(boolean includePrivate) implements RecordForm {
        @Override
        public byte[] head() {
            return new byte[0];
        }

        @Override
        public byte[] record(CoachingRecord item) {
            byte[] json = CanonicalJson.write(item, includePrivate);
            byte[] line = Arrays.copyOf(json, json.length + 1);
            line[json.length] = '\n';
            return line;
        }
    }
}
