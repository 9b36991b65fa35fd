package dev.coachstream.warehouse.people;

import dev.coachstream.warehouse.HostApi;
import java.util.Comparator;

/** One id at one account: what the vendor knows somebody by. */
@HostApi
public record Identity(String source, String id) implements Comparable<Identity> {
    private static final Comparator<Identity> ORDER =
            Comparator.comparing(Identity::source).thenComparing(Identity::id);

    @Override
    public int compareTo(Identity other) {
        return ORDER.compare(this, other);
    }

    /** {@code source:id}. */
    @Override
    public String toString() {
        return source + ":" + id;
    }
}
