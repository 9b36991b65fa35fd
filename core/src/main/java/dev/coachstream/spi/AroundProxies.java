package dev.coachstream.spi;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code NO_PROXY} lists: {@code acme.example}, {@code .acme.example} and {@code *.acme.example} are the name and all below it, {@code
 * 10.0.0.0/8} and {@code fd00::/8} addresses, {@code *} is everything. A port after one narrows it; an address of version 6 with a port is
 * in brackets. No name is looked up: a range takes in the addresses that a URL holds.
 */
record AroundProxies(String list) {
    private static final Pattern ENTRY =
            Pattern.compile("\\[(?<six>.*)](:(?<port>\\d+))?|(?<name>[^:]*):(?<portOfName>\\d+)|(?<all>.*)");
    private static final Pattern ADDRESS = Pattern.compile("\\d+(\\.\\d+){3}|[0-9a-f.]*:[0-9a-f:.]*");
    private static final int BYTE = 8;

    /** Whether a request there goes around every proxy; {@code host} in small letters, version 6 without brackets. */
    boolean include(String host, int port) {
        return Arrays.stream(list.toLowerCase(Locale.ROOT).split("[,\\s]+"))
                .filter(entry -> !entry.isEmpty())
                .anyMatch(entry -> matches(entry, host, port));
    }

    private static boolean matches(String entry, String host, int port) {
        if (entry.indexOf('/') >= 0) {
            return inRange(entry, host);
        }
        Matcher parts = ENTRY.matcher(entry);
        parts.matches();
        String narrowed = parts.group("port") == null ? parts.group("portOfName") : parts.group("port");
        boolean here = narrowed == null || narrowed.equals(String.valueOf(port));
        return here && isOrIsBelow(host, named(parts));
    }

    private static String named(Matcher parts) {
        String six = parts.group("six");
        String name = parts.group("name") == null ? parts.group("all") : parts.group("name");
        return six == null ? name : six;
    }

    private static boolean isOrIsBelow(String host, String name) {
        if (name.equals("*")) {
            return true;
        }
        String bare = name.replaceFirst("^\\*?\\.", "");
        return !bare.isEmpty() && (host.equals(bare) || host.endsWith("." + bare) || sameAddress(host, bare));
    }

    private static boolean sameAddress(String host, String other) {
        return isAddress(host) && isAddress(other) && Arrays.equals(address(host), address(other));
    }

    private static boolean inRange(String entry, String host) {
        String start = entry.substring(0, entry.indexOf('/'));
        String length = entry.substring(entry.indexOf('/') + 1);
        byte[] first = isAddress(start) ? address(start) : new byte[0];
        if (!length.matches("\\d{1,3}") || Integer.parseInt(length) > first.length * BYTE || first.length == 0) {
            throw new IllegalArgumentException(
                    "the environment variable NO_PROXY holds %s, which is no range of addresses such as 10.0.0.0/8"
                            .formatted(entry));
        }
        byte[] at = isAddress(host) ? address(host) : new byte[0];
        int rest = first.length * BYTE - Integer.parseInt(length);
        return at.length == first.length
                && number(at).shiftRight(rest).equals(number(first).shiftRight(rest));
    }

    private static boolean isAddress(String text) {
        return ADDRESS.matcher(text).matches();
    }

    private static BigInteger number(byte[] address) {
        return new BigInteger(1, address);
    }

    /** Of an address as digits, which nobody is asked for. */
    private static byte[] address(String digits) {
        try {
            return InetAddress.getByName(digits).getAddress();
        } catch (UnknownHostException e) {
            return new byte[0];
        }
    }
}
