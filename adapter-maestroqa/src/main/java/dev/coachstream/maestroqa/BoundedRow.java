package dev.coachstream.maestroqa;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import dev.coachstream.json.WireJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a row of a file, which may be a row without an end: a few bytes of a zip can make any number of cells. */
final class BoundedRow extends StdDeserializer<@Nullable String[]> {
    private static final long serialVersionUID = 1L;

    /** More than any spreadsheet takes. */
    static final int MAX_CELLS = 20_000;

    BoundedRow() {
        super(String[].class);
    }

    @Override
    public @Nullable String[] deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        List<@Nullable String> cells = new ArrayList<>();
        long length = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            String cell = parser.hasToken(JsonToken.VALUE_NULL) ? null : parser.getText();
            if (cell != null) {
                length += cell.length();
            }
            if (cells.size() == MAX_CELLS || length > WireJson.MAX_TEXT) {
                throw new StreamConstraintsException("a row is longer than any of an export");
            }
            cells.add(cell);
        }
        return cells.toArray(String[]::new);
    }
}
