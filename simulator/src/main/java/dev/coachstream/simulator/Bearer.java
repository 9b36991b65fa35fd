package dev.coachstream.simulator;

import dev.coachstream.simulator.http.Request;

/** Reads {@code Authorization: Bearer …}. */
public final class Bearer {
    private static final String SCHEME = "Bearer ";

    private Bearer() {}

    /** The token; empty when none was sent that way. */
    public static String token(Request request) {
        String header = request.headers().getOrDefault("Authorization", "");
        return header.startsWith(SCHEME) ? header.substring(SCHEME.length()) : "";
    }
}
