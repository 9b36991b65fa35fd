package dev.coachstream.http;

import java.io.IOException;

/** A proxy on the way refuses; no other attempt would change that. */
final class ProxyRefused extends IOException {
    private static final long serialVersionUID = 1L;

    ProxyRefused(String message) {
        super(message);
    }
}
