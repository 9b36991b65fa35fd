package dev.coachstream.spi;

import java.util.Locale;

/**
 * The requests that two ways to the same records take: everybody's listing, of which what is wanted is picked out here, and a listing for
 * each part of the ids asked for. Both are foreseen from the first page of everybody's, which is there then.
 *
 * @param all of everybody's listing, the first page's among them
 * @param inParts of all parts' listings
 * @param parts how many parts there are
 */
public record TwoWays(long all, long inParts, int parts) {
    private static final long UNKNOWN = Long.MAX_VALUE;

    /**
     * Where the first page tells how long everybody's listing is. Whoever is wanted is taken to be as frequent in all of it.
     *
     * @param wanted how many of the first page's records are wanted
     * @param received how many it has
     */
    public static TwoWays of(long all, int parts, int wanted, int received) {
        double pagesOfEach = received == 0 ? 0 : (double) all * wanted / received / parts;
        return new TwoWays(all, inParts(parts, pagesOfEach), parts);
    }

    /**
     * Where it does not: the wanted that it has, of all that there are by the parts that were looked at, tell which share of everybody's
     * listing it is.
     *
     * @param ofEach how many records a part has on average
     */
    public static TwoWays sampled(int parts, int wanted, int received, double ofEach) {
        double records = Math.max(ofEach * parts, wanted);
        long all = wanted == 0 ? UNKNOWN : Math.max(2, (long) Math.ceil(records / wanted));
        return new TwoWays(all, inParts(parts, ofEach / Math.max(1, received)), parts);
    }

    /** A list's last page is half full on average. */
    private static long inParts(int parts, double pagesOfEach) {
        return Math.round(parts * Math.max(1, pagesOfEach + 0.5));
    }

    /** The same where asking in parts takes so many requests beside those of the parts. */
    public TwoWays andInParts(int more) {
        return new TwoWays(all, inParts + more, parts);
    }

    /** Whether the parts take no more requests than what is left of everybody's listing. */
    public boolean inPartsAsksLess() {
        return inParts < all;
    }

    /** The requests of the way that asks less. */
    public long requests() {
        return inPartsAsksLess() ? 1 + inParts : all;
    }

    /** The way that asks less, beside the other, in words. */
    @Override
    public String toString() {
        if (inPartsAsksLess()) {
            String others = all == UNKNOWN ? "more" : said(all, "request");
            return "asks for the ids in %s: everybody's records would take %s".formatted(said(parts, "part"), others);
        }
        return "picks the ids out of everybody's records here: asking for them in %s would take %s"
                .formatted(said(parts, "part"), said(inParts, "request"));
    }

    private static String said(long number, String what) {
        String noun = number == 1 ? what : what + "s";
        return String.format(Locale.ROOT, "%,d %s", number, noun);
    }
}
