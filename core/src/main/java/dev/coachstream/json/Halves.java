package dev.coachstream.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.function.IntConsumer;

/**
 * Half characters: one of two surrogates without the other. JSON can spell them, as {@code \ud83d} or in three bytes, and no file
 * or store can hold them. Each becomes U+FFFD, in the bytes themselves: there it costs least to see that there is none. Text of
 * wider characters than UTF-8's is left alone; Java mends that when it reads it.
 */
final class Halves {
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long TOPS = 0x8080808080808080L;
    private static final int BACKSLASH = '\\';
    /** The first byte of every surrogate that was encoded by itself, and of most of Hangul. */
    private static final int SURROGATE = 0xED;
    /** Of {@code \ud83d}. */
    private static final int ESCAPE = 6;

    private static final byte[] REPLACEMENT = {(byte) 0xEF, (byte) 0xBF, (byte) 0xBD};
    private static final byte[] ESCAPED_REPLACEMENT = "\\ufffd".getBytes(StandardCharsets.US_ASCII);

    /** The longest that has to be seen at once: two escapes. */
    private static final int MAX_LENGTH = 2 * ESCAPE;

    private static final int NONE = -1;

    private final byte[] json;
    private final int end;
    /** Whether nothing follows. */
    private final boolean last;

    private int reached;
    private int mended;

    private Halves(byte[] json, int end, boolean last) {
        this.json = json;
        this.end = end;
        this.last = last;
    }

    /** JSON without half characters: the same bytes where there are none, as in nearly every page. */
    static byte[] mended(byte[] json, IntConsumer count) {
        if (new Halves(json, json.length, true).next() == NONE) {
            return json;
        }
        byte[] copy = json.clone();
        count.accept(mend(copy, copy.length, true).count());
        return copy;
    }

    /**
     * What was mended.
     *
     * @param end as far as it was: what follows may be the beginning of a pair
     */
    record Mended(int count, int end) {}

    /**
     * Puts U+FFFD for each half character, which is as long in either spelling.
     *
     * @param last whether nothing follows
     */
    static Mended mend(byte[] json, int end, boolean last) {
        Halves halves = new Halves(json, end, last);
        for (int at = halves.next(); at != NONE; at = halves.next()) {
            halves.mendAt(at);
        }
        return new Mended(halves.mended, halves.reached);
    }

    private void mendAt(int at) {
        byte[] replacement = json[at] == BACKSLASH ? ESCAPED_REPLACEMENT : REPLACEMENT;
        System.arraycopy(replacement, 0, json, at, replacement.length);
        mended++;
    }

    /** Where the next half character is. */
    private int next() {
        for (reached = plain(json, reached, end); reached < end; reached = plain(json, reached, end)) {
            if (!last && reached + MAX_LENGTH > end) {
                return NONE;
            }
            if (isHalf(reached)) {
                return reached;
            }
            reached += lengthAt(reached);
        }
        return NONE;
    }

    /** Where the next byte is that is worth a look. Eight at a time, since nearly all are others. */
    private static int plain(byte[] json, int from, int end) {
        int at = from;
        for (int lastWord = end - Long.BYTES; at <= lastWord; at += Long.BYTES) {
            long found = worthALook(word(json, at));
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >> 3);
            }
        }
        while (at < end && json[at] != BACKSLASH && json[at] != (byte) SURROGATE) {
            at++;
        }
        return at;
    }

    /** Eight bytes. */
    private static long word(byte[] bytes, int at) {
        return (long) WORDS.get(bytes, at);
    }

    /** Has the top bit set of the first byte that is worth a look, and maybe of some above it. */
    private static long worthALook(long word) {
        return (zero(word ^ (ONES * BACKSLASH)) | zero(word ^ (ONES * SURROGATE))) & TOPS;
    }

    /** Has a byte's top bit set where there is a zero byte, and maybe above it. */
    private static long zero(long word) {
        return (word - ONES) & ~word;
    }

    private boolean isHalf(int at) {
        if (json[at] == (byte) SURROGATE) {
            return at + 2 < end && (json[at + 1] & 0xFF) >= 0xA0;
        }
        int first = escaped(at);
        return first >= 0 && Character.isSurrogate((char) first) && !isPair(first, escaped(at + ESCAPE));
    }

    private static boolean isPair(int first, int second) {
        return second >= 0 && Character.isSurrogatePair((char) first, (char) second);
    }

    /** How long it is what stands there, which is no half: a pair, an escape, or a byte. */
    private int lengthAt(int at) {
        if (json[at] != BACKSLASH) {
            return 1;
        }
        int first = escaped(at);
        return first >= 0 && Character.isSurrogate((char) first) ? MAX_LENGTH : Math.min(2, end - at);
    }

    /** The character that an escape spells, if it may be a surrogate; else negative. Those are {@code d800} to {@code dfff}. */
    private int escaped(int at) {
        if (at + ESCAPE > end || json[at] != BACKSLASH || json[at + 1] != 'u' || (json[at + 2] | ' ') != 'd') {
            return -1;
        }
        int character = 0;
        for (int i = at + 2; i < at + ESCAPE; i++) {
            int digit = Character.digit(json[i], 16);
            if (digit < 0) {
                return -1;
            }
            character = character * 16 + digit;
        }
        return character;
    }
}
