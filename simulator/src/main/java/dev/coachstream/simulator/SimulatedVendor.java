package dev.coachstream.simulator;

import java.net.URI;

/**
 * A vendor on loopback. Every method may be called from any thread while it runs.
 *
 * <p>A vendor supplies its server and its credential; how one is put together is in the package's description.
 */
public interface SimulatedVendor extends AutoCloseable {
    /** The server that speaks for it. */
    VendorServer server();

    /** What it accepts as proof of who asks, in whatever place its {@link Routes} look for it. */
    SharedToken credential();

    /** The origin, such as {@code http://127.0.0.1:40123}; what the vendor puts behind it is in the vendor's document. */
    default URI url() {
        return server().url();
    }

    /** The token, key or password it accepts; made up. */
    default String token() {
        return credential().value();
    }

    /** Replaces the token: the old one is refused from now on, as one that has expired. */
    default void rotateToken(String token) {
        credential().replace(token);
    }

    /** What it does besides answering by the book: limits, latency, odd pages, faults. */
    default Behaviour behaviour() {
        return server().behaviour();
    }

    /** What it has been asked. */
    default Requests requests() {
        return server().requests();
    }

    /** How many connections its clients hold open now. */
    default int openConnections() {
        return server().openConnections();
    }

    @Override
    default void close() {
        server().close();
    }
}
