package dev.coachstream.capture;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Rendezvous hashing ("highest random weight", Thaler and Ravishankar 1998): who of several owners has a key. Everybody who knows how many owners there
 * are finds the same one, without a word between them; another key moves none, and one owner more takes its share and moves nothing else. What must
 * stay together, such as accounts of one token, has one key.
 */
public final class Rendezvous {
    private Rendezvous() {}

    /** The owner of a key, from 0. */
    public static int owner(String key, int owners) {
        return ranked(key, owners).get(0);
    }

    /** All owners, from 0, the key's first choice first: who has no room passes it on to the next. */
    public static List<Integer> ranked(String key, int owners) {
        long hash = hash(key);
        return IntStream.range(0, owners)
                .boxed()
                .sorted(Comparator.comparingLong((Integer owner) -> mixed(hash, owner))
                        .reversed())
                .toList();
    }

    /**
     * Accounts that must stay together, each group in the order of its names. A group is known by its first name: a token is replaced more often
     * than an account.
     *
     * @param credentials by account, what tells its token from others
     */
    public static List<List<String>> together(Map<String, String> credentials) {
        Map<String, List<String>> groups = new TreeMap<>();
        new TreeMap<>(credentials)
                .forEach((account, credential) -> groups.computeIfAbsent(credential, none -> new ArrayList<>())
                        .add(account));
        return List.copyOf(groups.values());
    }

    private static long hash(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** A weight in which each bit depends on all bits of both: the finalizer of SplitMix64. */
    private static long mixed(long hash, int owner) {
        long mixed = hash + (owner + 1) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
