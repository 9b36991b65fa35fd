package com.acme.coaching;

import feign.Param;
import feign.RequestLine;
import org.jspecify.annotations.Nullable;

/** Acme's API, in its own words. A parameter that is null is not sent. */
interface AcmeApi {

    /** One page, counted from 1, of what was updated at that second of the epoch or later. */
    @RequestLine("GET /v2/coachings?page={page}&per_page={size}&updated_since={since}")
    AcmePage coachings(@Param("page") long page, @Param("size") int size, @Param("since") @Nullable Long since);
}
