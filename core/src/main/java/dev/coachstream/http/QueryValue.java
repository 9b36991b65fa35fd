package dev.coachstream.http;

import feign.Param;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/**
 * Encodes a query value completely. Feign takes a value for encoded already when it looks so: the opaque token {@code a%2Fb}
 * would arrive as {@code a/b}. A value of nothing but unreserved characters and escapes it leaves alone.
 */
final class QueryValue implements Param.Expander {
    /** Stands for the comma between the items of a list until the request is sent; in a value it would be a NUL character. */
    private static final String BETWEEN = "%00";

    @Override
    public String expand(Object value) {
        return value instanceof CommaSeparated list
                ? list.items().stream().map(QueryValue::encode).collect(Collectors.joining(BETWEEN))
                : encode(String.valueOf(value));
    }

    /** The address as it is sent: Feign itself cannot write a comma that is not escaped. */
    static String finish(String url) {
        return url.replace(BETWEEN, ",");
    }

    static String encode(String text) {
        StringBuilder encoded = new StringBuilder(text.length() + 16);
        for (byte each : text.replace("\0", "").getBytes(StandardCharsets.UTF_8)) {
            if (unreserved(each)) {
                encoded.append((char) each);
            } else {
                encoded.append('%').append(hex(each >> 4)).append(hex(each));
            }
        }
        return encoded.toString();
    }

    /** RFC 3986, section 2.3. */
    private static boolean unreserved(byte each) {
        return (each >= 'a' && each <= 'z')
                || (each >= 'A' && each <= 'Z')
                || (each >= '0' && each <= '9')
                || "-._~".indexOf(each) >= 0;
    }

    private static char hex(int digit) {
        return Character.toUpperCase(Character.forDigit(digit & 0xF, 16));
    }
}
