package dev.coachstream.warehouse.sync;

import dev.coachstream.model.Feed;
import dev.coachstream.warehouse.HostApi;
import java.util.Locale;

/**
 * Records of an account that are missing at once. Where they are many, what ended is more likely the account's right to see them than
 * the records, and none is taken for deleted unless the sync is told to.
 *
 * @param missing how many are missing
 * @param of how many could be: the live records of the account, or those in what was listed
 */
@HostApi
public record MassAbsence(Feed feed, long missing, long of) {
    /** However small an account, so many may go at once. */
    private static final long FEW = 20;

    private static final long ONE_IN = 10;

    /** More than a tenth, and more than twenty. */
    boolean isOne() {
        return missing > FEW && missing * ONE_IN > of;
    }

    /** Says what was found, what was done about it, and why it may be. */
    public String explained() {
        String howMany = String.format(Locale.ROOT, "%,d of %,d %s", missing, of, feed.label());
        return howMany + " are missing at once, and none of them was taken for deleted:"
                + " perhaps the account's token has lost rights, or the vendor's answer is not whole";
    }
}
