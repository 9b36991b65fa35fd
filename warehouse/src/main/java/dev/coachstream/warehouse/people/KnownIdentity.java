package dev.coachstream.warehouse.people;

import java.util.Collections;
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
 * @param roles in which records name it: coachee, coach
 */
record KnownIdentity(
        Identity identity,
        @Nullable String name,
        @Nullable String email,
        Map<String, String> externalIds,
        Set<String> roles) {

    /** The address of the person, and not, say, of their manager. */
    private static final Pattern OWN_ADDRESS = Pattern.compile(
            "((employee|user|driver|agent|work|business|company)[-_ ]?)?e?-?mail([-_ ]?address)?",
            Pattern.CASE_INSENSITIVE);

    /** Systems whose values are addresses: the person's, who has it as an address, or somebody else's. */
    private static final Pattern ADDRESSES = Pattern.compile(".*mail.*", Pattern.CASE_INSENSITIVE);

    /** Systems that are called after somebody else. */
    private static final Pattern OTHERS =
            Pattern.compile("(line[-_ ]?)?(manager|supervisor|team[-_ ]?lead|boss).*", Pattern.CASE_INSENSITIVE);

    KnownIdentity {
        externalIds = new TreeMap<>(externalIds);
        roles = Set.copyOf(roles);
    }

    /**
     * Whether both are ids of one account that only two people have. A coach who is coached there may have an id for each; two who are
     * coached, or two who coach, are two.
     */
    boolean standsBeside(KnownIdentity other) {
        return identity.source().equals(other.identity.source())
                && !identity.equals(other.identity)
                && (roles.isEmpty() || other.roles.isEmpty() || !Collections.disjoint(roles, other.roles));
    }

    /** The external ids that are this person's own, and no addresses: what is shared as an address is no evidence as an id either. */
    Map<String, String> ownIds() {
        Map<String, String> own = new TreeMap<>(externalIds);
        own.entrySet()
                .removeIf(id -> OTHERS.matcher(id.getKey()).matches()
                        || (id.getValue().contains("@")
                                && ADDRESSES.matcher(id.getKey()).matches()));
        return own;
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
