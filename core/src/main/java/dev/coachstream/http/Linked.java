package dev.coachstream.http;

import dev.coachstream.paging.CursorScope;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An answer whose next page is named by a {@code Link} header (RFC 8288), as the return type of a Feign method.
 *
 * <p>The link is not followed: it may lead to another host, which must not have the credential. What it says goes into the next request.
 *
 * @param <T> what the body is read as
 * @param body the answer's body
 * @param next where the link with {@code rel="next"} leads; null at the end
 */
public record Linked<T>(T body, @Nullable String next) {
    private static final Pattern TARGET = Pattern.compile("<([^>]*+)>");
    private static final Pattern PARAMETER =
            Pattern.compile("\\s*+;\\s*+([^\\s=;,\"<>]++)(?:\\s*+=\\s*+(?:\"([^\"]*+)\"|([^\\s\",;]++)))?+");

    /** The value that the next page's link has for a query parameter, decoded; null at the end. */
    public @Nullable String next(CursorScope scope, String parameter) {
        if (next == null) {
            return null;
        }
        for (String pair :
                next.replaceFirst("^[^?#]*+[?]?+", "").replaceFirst("#.*", "").split("&", -1)) {
            String[] named = pair.split("=", 2);
            if (named.length == 2 && decoded(named[0]).equals(parameter)) {
                return decoded(named[1]);
            }
        }
        throw scope.protocol("the link to the next page has no parameter " + parameter);
    }

    /** Names no link: a vendor may repeat a key in it. */
    @Override
    public String toString() {
        return "Linked[" + body + "]";
    }

    static <T> Linked<T> of(T body, @Nullable Collection<String> headers) {
        String all = headers == null ? "" : String.join(",", headers);
        return new Linked<>(body, nextOf(all));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static @Nullable String nextOf(String header) {
        Matcher at = TARGET.matcher(header);
        while (at.find()) {
            String target = at.group(1);
            at.usePattern(PARAMETER);
            boolean next = false;
            while (at.region(at.end(), header.length()).lookingAt()) {
                next |= saysNext(at);
            }
            if (next) {
                return target;
            }
            at.usePattern(TARGET);
        }
        return null;
    }

    /** A link may have several relations, parted by spaces. */
    private static boolean saysNext(Matcher parameter) {
        String value = parameter.group(2) == null ? parameter.group(3) : parameter.group(2);
        return value != null
                && parameter.group(1).equalsIgnoreCase("rel")
                && List.of(value.toLowerCase(Locale.ROOT).split("\\s+")).contains("next");
    }
}
