package dev.coachstream.api;

import org.jspecify.annotations.Nullable;

/**
 * How much a read would be, as far as the vendor tells when it is asked.
 *
 * @param records that the vendor would send; null where nothing tells
 * @param requests that the read would send; null where nothing tells
 * @param pageSize records in each request, as the vendor answers now
 * @param asked the requests that were sent to know
 * @param basis what it rests on and what it assumes, in words
 * @param inParts whose ids the vendor would be asked for in parts, since that asks less than to pick them out here; null for nobody's
 * @param looks where nothing tells the requests: those that the read sends beside those for its records, to find out which way asks less
 */
public record Estimate(
        @Nullable Long records,
        @Nullable Long requests,
        int pageSize,
        int asked,
        String basis,
        @Nullable Filter inParts,
        int looks) {

    public Estimate {
        if (pageSize < 1 || asked < 0 || looks < 0) {
            throw new IllegalArgumentException("pages of %s records, %s requests".formatted(pageSize, asked));
        }
    }

    /** Of a read that looks at nothing but what it reads, or whose requests hold its looks. */
    public Estimate(
            @Nullable Long records,
            @Nullable Long requests,
            int pageSize,
            int asked,
            String basis,
            @Nullable Filter inParts) {
        this(records, requests, pageSize, asked, basis, inParts, 0);
    }

    /** Of a read whose ids, if it has any, are all asked for at once or all picked out here. */
    public Estimate(@Nullable Long records, @Nullable Long requests, int pageSize, int asked, String basis) {
        this(records, requests, pageSize, asked, basis, null);
    }

    /** Of records that come page by page. There is one request where there is no record. */
    public static Estimate of(long records, int pageSize, int asked, String basis) {
        return new Estimate(records, Math.max(1, pages(records, pageSize)), pageSize, asked, basis);
    }

    /** The size of the pages is all that is known. */
    public static Estimate unknown(int pageSize, int asked, String basis) {
        return unknown(pageSize, asked, basis, 0);
    }

    /** The same of a read that sends some requests beside those for its records. */
    public static Estimate unknown(int pageSize, int asked, String basis, int looks) {
        return new Estimate(null, null, pageSize, asked, basis, null, looks);
    }

    /** The pages that hold so many records. */
    public static long pages(long records, int pageSize) {
        return -Math.floorDiv(-records, pageSize); // rounded up
    }
}
