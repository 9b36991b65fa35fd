package dev.coachstream.warehouse.people;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the records tell of one identity.
 *
 * @param name the newest label
 * @param email as the vendor gave it
 * @param externalIds the customer's own ids, by the name of their system
 */
record KnownIdentity(
        Identity identity, @Nullable String name, @Nullable String email, Map<String, String> externalIds) {

    /** The address of the person, and not, say, of their manager. */
    private static final Pattern OWN_ADDRESS = Pattern.compile(
            "((employee|user|driver|agent|work|business|company)[-_ ]?)?e?-?mail([-_ ]?address)?",
            Pattern.CASE_INSENSITIVE);

    KnownIdentity {
        externalIds = new TreeMap<>(externalIds);
    }

    /** Every address that is this person's own, in lower case. */
    Set<String> emails() {
        Set<String> emails = new TreeSet<>();
        if (email != null) {
            emails.add(email.strip().toLowerCase(Locale.ROOT));
        }
        externalIds.forEach((system, value) -> {
            if (value.contains("@") && OWN_ADDRESS.matcher(system).matches()) {
                emails.add(value.strip().toLowerCase(Locale.ROOT));
            }
        });
        return emails;
    }
}
