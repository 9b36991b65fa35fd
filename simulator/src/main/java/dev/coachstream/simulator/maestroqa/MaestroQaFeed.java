package dev.coachstream.simulator.maestroqa;

import dev.coachstream.simulator.EditableRecords;
import dev.coachstream.simulator.Json;
import dev.coachstream.simulator.SortedRecords;
import dev.coachstream.simulator.http.Response;
import java.util.function.Function;
import java.util.stream.IntStream;

/** One of MaestroQA's lists, and the single reads beside it. */
record MaestroQaFeed(
        EditableRecords records, Function<MaestroQaFilter, IntStream> matching, SortedRecords.RecordWriter writer) {
    private static final int EXPECTED_BYTES = 1200;

    SortedRecords.Selection select(MaestroQaFilter filter) {
        return records.sorted().select(filter, () -> matching.apply(filter), filter::accepts);
    }

    /** SCIM's envelope, counted from 0. */
    byte[] page(SortedRecords.Selection selection, int start, int rows, int itemsPerPage, int total) {
        return Json.bytes(200 + rows * EXPECTED_BYTES, out -> {
            out.writeStartObject();
            out.writeNumberField("startIndex", start);
            out.writeNumberField("totalResults", total);
            out.writeNumberField("itemsPerPage", itemsPerPage);
            out.writeArrayFieldStart("Resources");
            selection.write(start, rows, writer, out);
            out.writeEndArray();
            out.writeEndObject();
        });
    }

    Response single(String id) {
        return Response.json(200, Json.bytes(records.document(id)));
    }
}
