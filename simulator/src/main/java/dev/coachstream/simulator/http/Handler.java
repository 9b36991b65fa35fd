package dev.coachstream.simulator.http;

import java.io.IOException;

/** Answers one exchange, on the thread of its connection. */
@FunctionalInterface
public interface Handler {
    void handle(Exchange exchange) throws IOException;
}
