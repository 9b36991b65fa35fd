package dev.coachstream.warehouse.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.coachstream.simulator.Fault;
import dev.coachstream.simulator.FaultSource;
import dev.coachstream.simulator.Faults;
import dev.coachstream.simulator.http.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A vendor that shows less than it has: a token that lost its rights, or a set that moved under the listing. */
final class Hidden {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Hidden() {}

    /** Leaves out the records of a list that fit. */
    static FaultSource records(Predicate<JsonNode> gone) {
        return answers(answer -> answer.forEach(member -> {
            if (member.isArray()) {
                leaveOut(member.elements(), gone);
            }
        }));
    }

    private static void leaveOut(Iterator<JsonNode> records, Predicate<JsonNode> gone) {
        while (records.hasNext()) {
            if (gone.test(records.next())) {
                records.remove();
            }
        }
    }

    /** Changes every answer. */
    static FaultSource answers(Consumer<JsonNode> change) {
        Fault changed = (exchange, proper) -> {
            Response response = proper.get().whole();
            exchange.send(response.withBody(changed(response.body(), change)));
        };
        return Faults.always(changed);
    }

    private static byte[] changed(byte[] body, Consumer<JsonNode> change) {
        try {
            JsonNode answer = JSON.readTree(body);
            change.accept(answer);
            return JSON.writeValueAsBytes(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
