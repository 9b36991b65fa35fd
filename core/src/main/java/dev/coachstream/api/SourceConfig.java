package dev.coachstream.api;

import dev.coachstream.error.CoachingSourceException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an account is told: its name, its vendor and its settings. Neither its text form nor a serialiser shows a value: it may be secret. */
public final class SourceConfig {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    /** The hosts that are this machine: they may be asked without TLS, and never through a proxy. */
    public static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private final String name;
    private final String vendor;
    /** Transient, so that whoever reads fields passes over it. */
    private final transient Map<String, String> settings;

    private SourceConfig(String name, String vendor, Map<String, String> settings) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a source's name is made of letters, digits, dot, dash and underscore, not '" + name + "'");
        }
        this.name = name;
        this.vendor = vendor;
        this.settings = Map.copyOf(settings);
    }

    /**
     * An account that is told this.
     *
     * @param name letters, digits, dot, dash and underscore
     * @param vendor the id of the adapter that reads it
     * @param settings values by key; lists are joined by commas, nested keys by dots
     */
    public static SourceConfig of(String name, String vendor, Map<String, String> settings) {
        return new SourceConfig(name, vendor, settings);
    }

    /** What its owner calls it. */
    public String name() {
        return name;
    }

    /** The id of the adapter that reads it. */
    public String vendor() {
        return vendor;
    }

    /** Values by key, secrets among them. */
    public Map<String, String> settings() {
        return settings;
    }

    /** A value that must be there. */
    public String text(String key) {
        return find(key).orElseThrow(() -> invalid(key, "is missing"));
    }

    /** A value that may be left out. */
    public String text(String key, String defaultValue) {
        return find(key).orElse(defaultValue);
    }

    /** A value that may be left out. */
    public Optional<String> find(String key) {
        return Optional.ofNullable(settings.get(key)).filter(value -> !value.isBlank());
    }

    /** A credential that must be there, as it can be sent: {@link Secret}. */
    public Secret secret(String key) {
        try {
            return Secret.credential(text(key));
        } catch (IllegalArgumentException e) {
            throw invalid(key, String.valueOf(e.getMessage()));
        }
    }

    /** A whole number that may be left out. */
    public int number(String key, int defaultValue, int least, int most) {
        String value = text(key, String.valueOf(defaultValue));
        if (!value.matches("\\d{1,9}") || Integer.parseInt(value) < least || Integer.parseInt(value) > most) {
            throw invalid(key, "must be a number from %s to %s".formatted(least, most));
        }
        return Integer.parseInt(value);
    }

    /** True or false; may be left out. */
    public boolean flag(String key, boolean defaultValue) {
        String value = text(key, String.valueOf(defaultValue)).toLowerCase(Locale.ROOT);
        if (!value.equals("true") && !value.equals("false")) {
            throw invalid(key, "must be true or false");
        }
        return value.equals("true");
    }

    /** One of a few words; the first holds when it is left out. */
    public String choice(String key, List<String> words) {
        String value = text(key, words.get(0));
        if (!words.contains(value)) {
            throw invalid(key, "must be one of " + String.join(", ", words));
        }
        return value;
    }

    /** A list that may be left out. */
    public List<String> list(String key) {
        return find(key)
                .map(value -> Arrays.stream(value.split(","))
                        .map(String::strip)
                        .filter(item -> !item.isEmpty())
                        .toList())
                .orElse(List.of());
    }

    /** Where requests go: https, or http to this machine only. Without a slash at the end. */
    public URI url(String key, @Nullable String defaultValue) {
        String value = defaultValue == null ? text(key) : text(key, defaultValue);
        URI url = parse(key, value);
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        if (url.getHost() == null || url.getQuery() != null || url.getUserInfo() != null) {
            throw invalid(key, "must be an address such as https://host, without a user or a query");
        }
        if (!scheme.equals("https") && !(scheme.equals("http") && LOOPBACK.contains(url.getHost()))) {
            throw invalid(key, "must be https; http would show the token to the network and is for this machine only");
        }
        return url;
    }

    /** How many requests of one read may be under way at once: {@link Setting#MAX_IN_FLIGHT}. */
    public int maxInFlight() {
        return number(Setting.MAX_IN_FLIGHT.name(), 4, 1, 64);
    }

    /** The quota: the vendor's documented one unless told otherwise; empty when told {@code unlimited}. */
    public List<RateLimit> quota(List<RateLimit> documented) {
        List<String> told = list("quota");
        if (told.isEmpty()) {
            return documented;
        }
        try {
            return told.equals(List.of("unlimited"))
                    ? List.of()
                    : told.stream().map(RateLimit::parse).toList();
        } catch (IllegalArgumentException e) {
            throw invalid("quota", "holds " + e.getMessage());
        }
    }

    /** A CONFIGURATION error about one setting. */
    public CoachingSourceException invalid(String key, String problem) {
        return CoachingSourceException.ofSetting(name, key, problem);
    }

    private URI parse(String key, String value) {
        try {
            return URI.create(withoutEndingSlash(value));
        } catch (IllegalArgumentException e) {
            throw invalid(key, "is not an address such as https://host");
        }
    }

    /** An address as it is compared and joined with paths. */
    static String withoutEndingSlash(String address) {
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SourceConfig same
                && name.equals(same.name)
                && vendor.equals(same.vendor)
                && settings.equals(same.settings);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, vendor, settings);
    }

    @Override
    public String toString() {
        return "SourceConfig[" + name + ", " + vendor + ", " + settings.keySet() + "]";
    }
}
