package dev.coachstream.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.NumberDeserializers;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which numbers are numbers to every reader: those that a double can hold at least nearly. 1e400 is one to none that has only
 * doubles, and to some a broken file; such a number is kept as its text.
 */
final class Numbers {
    /** Of a number, in characters. */
    static final int MAX_DIGITS = 500;

    /** Below and beyond this many digits on one side of the point it is worth a look. */
    private static final int SURELY_FITS = 300;

    private Numbers() {}

    /** Whether a number, as it stands in JSON, fits. */
    static boolean fits(String text) {
        boolean small = text.length() <= 20 && text.indexOf('e') < 0 && text.indexOf('E') < 0;
        try {
            return small || (text.length() <= MAX_DIGITS && fits(new BigDecimal(text)));
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean fits(BigDecimal number) {
        if (Math.abs((long) number.scale()) + number.precision() <= SURELY_FITS) {
            return true;
        }
        double nearest = number.doubleValue();
        return Double.isFinite(nearest) && (nearest != 0 || number.signum() == 0);
    }

    /** A value of any form, in which each number that does not fit is a text. */
    static @Nullable Object kept(@Nullable Object value) {
        if (value instanceof Map<?, ?> members) {
            return holdsUnreadable(members.values()) ? kept(members) : value;
        }
        if (value instanceof Collection<?> list) {
            return holdsUnreadable(list) ? kept(list) : value;
        }
        return isUnreadable(value) ? String.valueOf(value) : value;
    }

    private static Map<Object, @Nullable Object> kept(Map<?, ?> members) {
        Map<Object, @Nullable Object> kept = new LinkedHashMap<>();
        members.forEach((name, value) -> kept.put(name, kept(value)));
        return kept;
    }

    private static List<@Nullable Object> kept(Collection<?> list) {
        List<@Nullable Object> kept = new ArrayList<>(list.size());
        list.forEach(value -> kept.add(kept(value)));
        return kept;
    }

    private static boolean holdsUnreadable(Collection<?> values) {
        for (Object value : values) {
            if (isOrHoldsUnreadable(value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOrHoldsUnreadable(Object value) {
        if (value instanceof Map<?, ?> members) {
            return holdsUnreadable(members.values());
        }
        return value instanceof Collection<?> list ? holdsUnreadable(list) : isUnreadable(value);
    }

    private static boolean isUnreadable(@Nullable Object value) {
        if (value instanceof BigInteger whole) {
            return !fits(new BigDecimal(whole));
        }
        return value instanceof BigDecimal number && !fits(number);
    }

    /** Reads a decimal that fits. */
    static final class Reader extends StdScalarDeserializer<BigDecimal> {
        private static final long serialVersionUID = 1L;

        Reader() {
            super(BigDecimal.class);
        }

        @Override
        public @Nullable BigDecimal deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            BigDecimal read = NumberDeserializers.BigDecimalDeserializer.instance.deserialize(parser, context);
            return read == null || fits(read)
                    ? read
                    : (BigDecimal)
                            context.handleWeirdNumberValue(BigDecimal.class, 0, "is beyond what a number can be");
        }
    }
}
