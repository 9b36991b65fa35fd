package dev.coachstream.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/** Undoes a compression that a server applied without being asked (RFC 9110 §8.4); OkHttp undoes what it asked for itself. */
final class Encodings {
    private static final int MAX_CODINGS = 3;

    private Encodings() {}

    /** A compression that nobody asked for and that cannot be undone here. */
    static final class Unknown extends IOException {
        private static final long serialVersionUID = 1L;

        Unknown(String coding) {
            super("is encoded as " + coding + " (Content-Encoding), which was not asked for");
        }
    }

    /**
     * The body as it was before it was encoded.
     *
     * @param headers the values of {@code Content-Encoding}, each a list in the order of application; null for none
     */
    static InputStream undone(InputStream body, @Nullable Collection<String> headers) throws IOException {
        List<String> codings = headers == null
                ? List.of()
                : headers.stream()
                        .flatMap(value -> List.of(value.split(",", -1)).stream())
                        .map(coding -> coding.strip().toLowerCase(Locale.ROOT))
                        .filter(coding -> !coding.isEmpty() && !coding.equals("identity"))
                        .toList();
        if (codings.size() > MAX_CODINGS) {
            throw new Unknown(codings.size() + " codings, one in the other");
        }
        InputStream plain = body;
        for (int last = codings.size() - 1; last >= 0; last--) {
            plain = undone(new PushbackInputStream(plain, 2), codings.get(last));
        }
        return plain;
    }

    private static InputStream undone(PushbackInputStream body, String coding) throws IOException {
        byte[] start = body.readNBytes(2);
        body.unread(start);
        if (start.length == 0) {
            return body;
        }
        return switch (coding) {
            case "gzip", "x-gzip" -> new GZIPInputStream(body);
            case "deflate" -> new InflaterInputStream(body, new Inflater(!isZlib(start)));
            default -> throw new Unknown(named(coding));
        };
    }

    private static String named(String coding) {
        return coding.matches("[a-z0-9-]{1,20}") ? coding : "something";
    }

    /** Deflate means zlib's form (RFC 1950); some servers send the bare one. */
    private static boolean isZlib(byte[] start) {
        return start.length == 2 && (start[0] & 0x0F) == 8 && (((start[0] & 0xFF) << 8) | (start[1] & 0xFF)) % 31 == 0;
    }
}
