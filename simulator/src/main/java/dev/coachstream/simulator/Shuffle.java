package dev.coachstream.simulator;

import java.math.BigInteger;

/** A reordering of [0, size) that can be computed both ways without a table. */
public final class Shuffle {
    private static final double GOLDEN_RATIO = 0.6180339887498949;

    private final int size;
    private final long factor;
    private final long inverse;
    private final long shift;

    public Shuffle(int size, long seed) {
        this.size = size;
        factor = coprime(Math.max(1, (long) (size * GOLDEN_RATIO)), size);
        inverse = size < 2
                ? 1
                : BigInteger.valueOf(factor)
                        .modInverse(BigInteger.valueOf(size))
                        .longValueExact();
        shift = size == 0 ? 0 : new Draw(seed, size).below((long) size);
    }

    public int of(int position) {
        return (int) ((position * factor + shift) % size);
    }

    public int positionOf(int value) {
        return (int) ((value - shift + size) % size * inverse % size);
    }

    private static long coprime(long start, int size) {
        long candidate = start;
        while (gcd(candidate, size) != 1 && size > 1) {
            candidate++;
        }
        return candidate;
    }

    private static long gcd(long one, long two) {
        return two == 0 ? one : gcd(two, one % two);
    }
}
