package dev.coachstream.simulator;

import java.util.UUID;

/** Makes ids in the forms the vendors use. */
public final class Ids {
    /** Meteor's alphabet, in ASCII order: MaestroQA's own ids are 17 of these. */
    private static final char[] METEOR = "23456789ABCDEFGHJKLMNPQRSTWXYZabcdefghijkmnopqrstuvwxyz".toCharArray();

    private static final int LENGTH = 17;
    private static final int LEADING = 5;
    private static final long SPAN = power(METEOR.length, LEADING);

    private Ids() {}

    public static String meteor(Draw draw) {
        return meteor(draw.below(SPAN), draw);
    }

    /** The id of the record at an index of a set: ids ascend with the index, and are otherwise random. */
    public static String meteor(long seed, int index, int size) {
        Draw draw = new Draw(seed, index);
        return meteor(spread(draw, index, size, SPAN), draw);
    }

    /** A UUID that ascends with the index. */
    public static String uuid(long seed, int index, int size) {
        Draw draw = new Draw(seed, index);
        long leading = spread(draw, index, size, 1L << 40);
        return uuid((leading << 24) | draw.below(1L << 24), draw.next());
    }

    public static String uuid(Draw draw) {
        return uuid(draw.next(), draw.next());
    }

    public static String uuid(long high, long low) {
        long version = (high & ~0xF000L) | 0x4000L;
        return new UUID(version, (low & ~(3L << 62)) | (1L << 63)).toString();
    }

    private static long spread(Draw draw, int index, int size, long span) {
        long width = span / Math.max(size, 1);
        return index * width + draw.below(width);
    }

    private static String meteor(long leading, Draw draw) {
        char[] id = new char[LENGTH];
        long rest = leading;
        for (int digit = LEADING - 1; digit >= 0; digit--) {
            id[digit] = METEOR[(int) (rest % METEOR.length)];
            rest /= METEOR.length;
        }
        long bits = 0;
        for (int digit = LEADING; digit < LENGTH; digit++) {
            bits = (digit - LEADING) % 6 == 0 ? draw.next() >>> 1 : bits / METEOR.length;
            id[digit] = METEOR[(int) (bits % METEOR.length)];
        }
        return new String(id);
    }

    private static long power(long base, int exponent) {
        return exponent == 0 ? 1 : base * power(base, exponent - 1);
    }
}
