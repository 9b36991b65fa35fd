package dev.coachstream.simulator;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Rendered pages, kept up to a share of the heap. The first ones stay: a scan that is larger than the cache would throw out of a least-recently-used
 * one exactly what it asks for next.
 */
public final class PageCache {
    private static final long LIMIT = Runtime.getRuntime().maxMemory() / 4;

    private final Map<Object, byte[]> pages = new ConcurrentHashMap<>();
    private final AtomicLong held = new AtomicLong();
    private volatile long version;

    /** The page of a key, which must identify the state of the data too: pages of an older version are let go. */
    public byte[] page(long ofVersion, Object key, Supplier<byte[]> rendering) {
        if (ofVersion > version) {
            version = ofVersion;
            pages.clear();
            held.set(0);
        }
        Versioned versioned = new Versioned(ofVersion, key);
        byte[] known = pages.get(versioned);
        return known != null ? known : kept(versioned, rendering.get());
    }

    private byte[] kept(Versioned key, byte[] page) {
        if (held.get() + page.length <= LIMIT && pages.put(key, page) == null) {
            held.addAndGet(page.length);
        }
        return page;
    }

    private record Versioned(long version, Object key) {}
}
