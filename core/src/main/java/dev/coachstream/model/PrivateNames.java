package dev.coachstream.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which members are private by their names, whoever sends them and however deep they lie: what is called private, audit trails,
 * and who acted from where.
 */
final class PrivateNames {
    private static final List<String> PRIVATE = List.of(
            "privat",
            "confidential",
            "activitylog",
            "activityhistory",
            "auditlog",
            "audittrail",
            "auditevent",
            "audithistor",
            "useremail",
            "actoremail");
    private static final Set<String> ADDRESSES = Set.of("ip", "ips", "ip4", "ip6", "ipv4", "ipv6");
    /** As servers call where a request came from, in one word or several. */
    private static final Pattern ORIGIN = Pattern.compile(
            ".*(forwardedfor|(remote|client|source|user|login|peer|host|origin)(ips?|addr(ess|esses|s)?)|remotehost)");

    private static final int MAX_ORIGIN = 20;
    /** A server may send a new name with every record. */
    private static final int MAX_KNOWN = 10_000;
    /** And one as long as its answer. */
    private static final int MAX_LENGTH = 100;

    private static final ConcurrentMap<String, Boolean> KNOWN = new ConcurrentHashMap<>();

    private PrivateNames() {}

    static boolean isPrivate(String name) {
        Boolean known = KNOWN.get(name);
        if (known != null) {
            return known;
        }
        boolean decided = decide(name);
        if (name.length() <= MAX_LENGTH && KNOWN.size() < MAX_KNOWN) {
            KNOWN.put(name, decided);
        }
        return decided;
    }

    private static boolean decide(String name) {
        List<String> words = words(name);
        String joined = String.join("", words);
        return PRIVATE.stream().anyMatch(joined::contains)
                || ORIGIN.matcher(end(joined)).matches()
                || words.stream().anyMatch(PrivateNames::isAddress);
    }

    /** The parts of {@code userEmail}, {@code user_email} and {@code USEREmail}, in small letters. A pattern takes many times as long for a long name. */
    private static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= name.length(); i++) {
            boolean ends = i == name.length() || !Character.isLetterOrDigit(name.charAt(i));
            if (i > from && (ends || beginsWord(name, i))) {
                words.add(name.substring(from, i).toLowerCase(Locale.ROOT));
                from = i;
            }
            if (ends) {
                from = i + 1;
            }
        }
        return words;
    }

    private static boolean beginsWord(String name, int at) {
        if (!Character.isUpperCase(name.charAt(at))) {
            return false;
        }
        boolean insideCapitals = Character.isUpperCase(name.charAt(at - 1));
        return !insideCapitals || (isSmall(name, at + 1) && !isSuffix(name, at + 1));
    }

    private static boolean isSmall(String name, int at) {
        return at < name.length() && Character.isLowerCase(name.charAt(at));
    }

    /** The s of {@code IPs}, and the v of {@code IPv6}. */
    private static boolean isSuffix(String name, int at) {
        boolean plural = name.charAt(at) == 's' && !isSmall(name, at + 1);
        boolean version = name.charAt(at) == 'v' && at + 1 < name.length() && Character.isDigit(name.charAt(at + 1));
        return plural || version;
    }

    private static String end(String joined) {
        return joined.substring(Math.max(0, joined.length() - MAX_ORIGIN));
    }

    private static boolean isAddress(String word) {
        return ADDRESSES.contains(word) || word.contains("ipaddr");
    }

    static boolean areIn(@Nullable Object value) {
        if (value instanceof Map<?, ?> members) {
            if (members.isEmpty()) { // as most are: a walk over nothing costs two objects
                return false;
            }
            for (Map.Entry<?, ?> member : members.entrySet()) {
                if (isPrivate(String.valueOf(member.getKey())) || areIn(member.getValue())) {
                    return true;
                }
            }
        } else if (value instanceof Collection<?> list) {
            for (Object item : list) {
                if (areIn(item)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The members that are not private, and of them what is not. */
    static Map<String, @Nullable Object> without(Map<?, ?> members) {
        Map<String, @Nullable Object> left = new LinkedHashMap<>();
        members.forEach((key, value) -> {
            String name = String.valueOf(key);
            if (!isPrivate(name)) {
                left.put(name, rest(value));
            }
        });
        return left;
    }

    private static @Nullable Object rest(@Nullable Object value) {
        if (value instanceof Map<?, ?> members) {
            return without(members);
        }
        if (value instanceof Collection<?> list) {
            List<@Nullable Object> left = new ArrayList<>(list.size());
            list.forEach(item -> left.add(rest(item)));
            return left;
        }
        return value;
    }
}
