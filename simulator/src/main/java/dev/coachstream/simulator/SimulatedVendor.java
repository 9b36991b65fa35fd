package dev.coachstream.simulator;

import java.net.URI;

/** A vendor on loopback. Every method may be called from any thread while it runs. */
public interface SimulatedVendor extends AutoCloseable {
    /** The origin, such as {@code http://127.0.0.1:40123}; what the vendor puts behind it is in the vendor's document. */
    URI url();

    /** The token it accepts; made up. */
    String token();

    /** Replaces the token: the old one is refused from now on, as one that has expired. */
    void rotateToken(String token);

    /** What it does besides answering by the book: limits, latency, odd pages, faults. */
    Behaviour behaviour();

    /** What it has been asked. */
    Requests requests();

    /** How many connections its clients hold open now. */
    int openConnections();

    @Override
    void close();
}
