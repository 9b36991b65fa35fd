package dev.coachstream.warehouse.sync;

import dev.coachstream.warehouse.HostApi;
import java.util.List;

/**
 * An account's settings name something else than what the store's records under its name were read from, and the sync was not told
 * what is to become of those; see {@link Consent}. Nothing was asked or written.
 */
@HostApi
public final class ChangedAccount extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String account;

    ChangedAccount(String account, List<String> changes, List<String> held) {
        super(
                "account %s reads something else than what the store has under its name: %s; as it was, the store holds %s of it"
                        .formatted(account, String.join("; ", changes), all(held)));
        this.account = account;
    }

    private static String all(List<String> held) {
        return held.isEmpty() ? "nothing" : String.join(", ", held);
    }

    /** The account's name. */
    public String account() {
        return account;
    }
}
