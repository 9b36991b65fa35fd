package dev.coachstream.simulator;

/** A short stream of random choices that depends on its seed and index alone. */
public final class Draw {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    public Draw(long seed, long index) {
        state = mix(mix(seed) + index * GOLDEN); // mixed again, or one index would draw what its neighbour has drawn
    }

    /** A number in [0, bound). */
    public int below(int bound) {
        return (int) ((next() >>> 33) % bound);
    }

    /** A number in [0, bound), for bounds beyond an int. */
    public long below(long bound) {
        return (next() >>> 1) % bound;
    }

    public boolean percent(int chance) {
        return below(100) < chance;
    }

    public <T> T of(T[] choices) {
        return choices[below(choices.length)];
    }

    public long next() {
        state += GOLDEN;
        return mix(state);
    }

    public static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
