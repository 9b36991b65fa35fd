package dev.coachstream.aggregator.output;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;

/** Writes JSON with what is in a list on a line for each: a table's row can be read, found and compared, and takes a third of the room. */
public final class RowsOnLines extends DefaultPrettyPrinter {
    private static final long serialVersionUID = 1;
    private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");

    private int lists;

    @Override
    public DefaultPrettyPrinter createInstance() {
        RowsOnLines fresh = new RowsOnLines();
        fresh.lines();
        return fresh;
    }

    private void lines() {
        indentObjectsWith(linesIf(lists == 0));
        indentArraysWith(linesIf(lists <= 1));
    }

    private static Indenter linesIf(boolean wanted) {
        return wanted ? LINES : NopIndenter.instance;
    }

    @Override
    public void writeStartArray(JsonGenerator json) throws IOException {
        lists++;
        lines();
        super.writeStartArray(json);
    }

    @Override
    public void writeEndArray(JsonGenerator json, int values) throws IOException {
        super.writeEndArray(json, values);
        lists--;
        lines();
    }

    @Override
    public void writeObjectFieldValueSeparator(JsonGenerator json) throws IOException {
        json.writeRaw(": ");
    }
}
