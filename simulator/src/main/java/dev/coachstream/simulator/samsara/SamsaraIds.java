package dev.coachstream.simulator.samsara;

import dev.coachstream.simulator.Draw;
import dev.coachstream.simulator.Ids;
import java.math.BigInteger;

/** The UUIDs of generated sessions, from which the session's index can be read back. */
final class SamsaraIds {
    private static final int FACTOR = 0x9E3779B1;
    private static final int INVERSE =
            BigInteger.valueOf(FACTOR).modInverse(BigInteger.ONE.shiftLeft(32)).intValue();

    private final long seed;

    SamsaraIds(long seed) {
        this.seed = seed;
    }

    String id(int index) {
        Draw draw = new Draw(seed ^ 0x1D5, index);
        int leading = index * FACTOR; // overflows, and is undone by overflowing
        return Ids.uuid(((long) leading << 32) | (draw.next() >>> 32), draw.next());
    }

    /** The index whose id this is, among so many; -1 when it is none of theirs. */
    int index(String id, int size) {
        try {
            int index = Integer.parseUnsignedInt(id.substring(0, 8), 16) * INVERSE;
            return index >= 0 && index < size && id(index).equals(id) ? index : -1;
        } catch (NumberFormatException | StringIndexOutOfBoundsException foreign) {
            return -1;
        }
    }
}
