package dev.coachstream.paging;

import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.model.Feed;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The position right after a page, which outlives the process: its text form can be stored and handed to a later read.
 *
 * <p>It belongs to one source, one feed and one query; a read of anything else refuses it. The text is one line without white
 * space, carries a version and a check sum, and holds no secret.
 *
 * @param source the account's name in the host's configuration
 * @param feed what was read
 * @param fingerprint of the query that was read
 * @param position where the next page starts, in the adapter's own terms; null at the end of the set
 */
public record Cursor(
        String source,
        Feed feed,
        String fingerprint,
        @Nullable String position) {
    private static final String VERSION = "c1";
    private static final String END = "-";
    private static final Set<Kind> REFUSALS = EnumSet.of(Kind.CONFIGURATION, Kind.INVALID_REQUEST, Kind.NOT_FOUND);

    /** Whether nothing is left to read. */
    public boolean atEnd() {
        return position == null;
    }

    /** The text form, which {@link #parse} reads. */
    @Override
    public String toString() {
        String at = position == null ? END : "p" + encode(position);
        String body = String.join(".", VERSION, encode(source), feed.label(), fingerprint, at);
        return body + "." + checksum(body);
    }

    /** Reads the text form. Throws a CONFIGURATION error that says what is wrong with it. */
    public static Cursor parse(String text) {
        String[] parts = text.strip().split("\\.", -1);
        if (!parts[0].equals(VERSION)) {
            throw refused("it is not a cursor of this version (" + VERSION + "); start again without it");
        }
        if (parts.length != 6) {
            throw refused("it is incomplete; start again without it");
        }
        String body = text.strip().substring(0, text.strip().lastIndexOf('.'));
        if (!checksum(body).equals(parts[5])) {
            throw refused("its check sum does not match: it was cut or changed; start again without it");
        }
        return decode(parts);
    }

    private static Cursor decode(String[] parts) {
        try {
            String position = parts[4].equals(END) ? null : decode(parts[4].substring(1));
            return new Cursor(decode(parts[1]), Feed.valueOf(parts[2].toUpperCase(Locale.ROOT)), parts[3], position);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw refused("it cannot be decoded; start again without it");
        }
    }

    /** Whether an error may say that a cursor is no longer good: in this way the library refuses one, in the others vendors do. */
    public static boolean isRefused(CoachingSourceException e) {
        return REFUSALS.contains(e.kind());
    }

    static CoachingSourceException refused(String reason) {
        return new CoachingSourceException(null, Kind.CONFIGURATION, "this cursor cannot be used: " + reason);
    }

    private static String checksum(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(crc.getValue());
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String text) {
        return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
    }
}
