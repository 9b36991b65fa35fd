package dev.coachstream.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A short digest that tells two texts apart, such as two queries, or the origin and token of two accounts. */
public final class Fingerprint {
    private static final int BYTES = 8;

    private Fingerprint() {}

    /** 16 hexadecimal digits that depend on the text alone and do not reveal it. */
    public static String of(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
