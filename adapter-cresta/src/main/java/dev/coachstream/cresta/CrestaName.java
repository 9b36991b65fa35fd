package dev.coachstream.cresta;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A resource name as Cresta writes it: collections and ids in turn, such as {@code customers/acme/users/u1}.
 *
 * <p>The one place that builds and parses them. An id that could change the path or the method of a request is refused:
 * empty, with a slash, backslash, {@code ..}, {@code %} (so no {@code %2f} either), {@code ?}, {@code #}, {@code :} (which
 * starts a verb), white space or a control character. What is left is percent-encoded where a path needs it (docs/vendors/cresta.md).
 *
 * @param value the whole name
 */
record CrestaName(String value) {
    private static final Pattern SEGMENT = Pattern.compile("[^/\\\\?#%:\\s\\p{C}\\p{Z}]+");
    private static final String CUSTOMERS = "customers";
    private static final String FORBIDDEN =
            "an id in it must not be empty nor hold a slash, '..', '%', '?', '#', ':', white space or a control character";

    public CrestaName {
        List<String> segments = segments(value);
        if (segments.size() % 2 != 0 || !segments.get(0).equals(CUSTOMERS)) {
            throw new IllegalArgumentException(
                    "is not a resource name such as customers/{customer}/users/{user}: collections and ids in turn");
        }
        if (!segments.stream().allMatch(CrestaName::isSafe)) {
            throw new IllegalArgumentException("is not a resource name: " + FORBIDDEN);
        }
    }

    /** The name of a customer, from its id or its name. */
    static CrestaName customer(String idOrName) {
        boolean named = idOrName.startsWith(CUSTOMERS + "/");
        return named ? new CrestaName(idOrName) : new CrestaName(CUSTOMERS + "/" + idOrName);
    }

    /** The name of something in this, from its id or its name; a name must be of that collection in this. */
    CrestaName child(String collection, String idOrName) {
        String prefix = value + "/" + collection + "/";
        if (!idOrName.contains("/")) {
            return new CrestaName(prefix + idOrName);
        }
        if (!idOrName.startsWith(prefix) || idOrName.indexOf('/', prefix.length()) >= 0) {
            throw new IllegalArgumentException("is neither an id nor a resource name such as " + prefix + "{id}");
        }
        return new CrestaName(idOrName);
    }

    /** The name as a text that has these collections in turn, whatever the ids. */
    static CrestaName of(String text, String... collections) {
        CrestaName name = new CrestaName(text);
        if (!name.collections().equals(List.of(collections))) {
            throw new IllegalArgumentException(
                    "is not a resource name such as " + String.join("/{id}/", collections) + "/{id}");
        }
        return name;
    }

    /** The id at its end. */
    String id() {
        return value.substring(value.lastIndexOf('/') + 1);
    }

    private List<String> collections() {
        List<String> segments = segments(value);
        return IntStream.range(0, segments.size() / 2)
                .mapToObj(pair -> segments.get(2 * pair))
                .toList();
    }

    private static List<String> segments(String value) {
        return Arrays.asList(value.split("/", -1));
    }

    private static boolean isSafe(String segment) {
        return SEGMENT.matcher(segment).matches() && !segment.contains("..") && !segment.equals(".");
    }

    /** The name itself, as it is put into paths and bodies. */
    @Override
    public String toString() {
        return value;
    }
}
