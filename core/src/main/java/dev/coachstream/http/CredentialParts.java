package dev.coachstream.http;

import dev.coachstream.api.Secret;
import dev.coachstream.error.Printable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one request proves with who asks. Its text form names the headers and parameters and hides their values.
 *
 * @param headers values by name
 * @param parameters of the query, values by name as they are, not encoded
 * @param hidden what else must be in no message, such as the password that a header holds in Base64
 */
public record CredentialParts(Map<String, Secret> headers, Map<String, Secret> parameters, Set<Secret> hidden) {
    private static final String HIDDEN = "(the credential)";
    private static final int SHORTEST_WITHIN_WORDS = 4;

    public CredentialParts {
        headers = Map.copyOf(headers);
        parameters = Map.copyOf(parameters);
        hidden = Set.copyOf(hidden);
        hideEncoded(parameters);
    }

    private static void hideEncoded(Map<String, Secret> parameters) {
        parameters.values().forEach(secret -> encodings(secret.value()).forEach(Printable::hide));
    }

    /** They are used: no message shows them from now on, however many others there have been since they were made. */
    void hide() {
        Stream.of(headers.values(), parameters.values(), hidden).forEach(secrets -> secrets.forEach(Secret::hide));
        hideEncoded(parameters);
    }

    /** These and others, which win where both name the same. */
    CredentialParts and(CredentialParts others) {
        Map<String, Secret> allHeaders = new LinkedHashMap<>(headers);
        allHeaders.putAll(others.headers);
        Map<String, Secret> allParameters = new LinkedHashMap<>(parameters);
        allParameters.putAll(others.parameters);
        Set<Secret> allHidden = new LinkedHashSet<>(hidden);
        allHidden.addAll(others.hidden);
        return new CredentialParts(allHeaders, allParameters, allHidden);
    }

    /** Whether a request with these was sent with those, too. */
    boolean include(CredentialParts others) {
        return headers.entrySet().containsAll(others.headers.entrySet())
                && parameters.entrySet().containsAll(others.parameters.entrySet());
    }

    /** The address with the parameters. */
    String address(String url) {
        StringBuilder address = new StringBuilder(url);
        parameters.forEach((name, secret) -> {
            char separator = address.indexOf("?") < 0 ? '?' : '&';
            address.append(separator)
                    .append(QueryValue.encode(name))
                    .append('=')
                    .append(QueryValue.encode(secret.value()));
        });
        return address.toString();
    }

    /** The text without the secrets, also where they are encoded, or stand without the scheme before them, such as Bearer. */
    String hiddenIn(String text) {
        return Stream.of(headers.values(), parameters.values(), hidden)
                .flatMap(secrets -> secrets.stream().map(Secret::value))
                .flatMap(CredentialParts::forms)
                .filter(form -> !form.isEmpty())
                .sorted(Comparator.comparingInt(String::length).reversed())
                .reduce(text, CredentialParts::without);
    }

    /** One of so few letters is part of many words, and protects nothing: it goes where it is a word itself. */
    private static String without(String shown, String form) {
        if (form.length() >= SHORTEST_WITHIN_WORDS) {
            return shown.replace(form, HIDDEN);
        }
        Pattern word = Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(form) + "(?![\\p{L}\\p{N}])");
        return word.matcher(shown).replaceAll(HIDDEN);
    }

    /** The same failure without the secrets; a cause that holds one is left out. */
    AttemptException hiddenIn(AttemptException failed) {
        String message = hiddenIn(String.valueOf(failed.getMessage()));
        Throwable cause = isShownBy(failed.getCause()) ? null : failed.getCause();
        return message.equals(failed.getMessage()) && cause == failed.getCause()
                ? failed
                : new AttemptException(failed.kind(), failed.remedy(), message, failed.retryAfter(), cause);
    }

    private boolean isShownBy(@Nullable Throwable cause) {
        return cause != null && (!hiddenIn(cause.toString()).equals(cause.toString()) || isShownBy(cause.getCause()));
    }

    private static Stream<String> forms(String secret) {
        String withoutScheme = secret.substring(secret.lastIndexOf(' ') + 1);
        return Stream.concat(Stream.of(secret, withoutScheme), encodings(secret));
    }

    private static Stream<String> encodings(String secret) {
        return Stream.of(QueryValue.encode(secret), URLEncoder.encode(secret, StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "CredentialParts[" + headers.keySet() + ", " + parameters.keySet() + "]";
    }
}
