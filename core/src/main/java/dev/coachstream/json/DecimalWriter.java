package dev.coachstream.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.math.BigDecimal;

/** Writes decimals with all their digits, and without an exponent unless that would take a line: 1e99999 is a number, too. */
final class DecimalWriter extends StdScalarSerializer<BigDecimal> {
    private static final long serialVersionUID = 1L;
    private static final int MAX_ZEROES = 100;

    DecimalWriter() {
        super(BigDecimal.class);
    }

    @Override
    public void serialize(BigDecimal value, JsonGenerator generator, SerializerProvider provider) throws IOException {
        boolean plain = Math.abs(value.scale()) <= MAX_ZEROES;
        String digits = plain ? value.toPlainString() : value.toString();
        generator.writeNumber(digits);
    }
}
