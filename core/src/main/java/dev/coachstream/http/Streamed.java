package dev.coachstream.http;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a Feign method that returns an {@link java.io.InputStream}: its answer is too large to be taken whole. The caller closes
 * it, and repeats the request itself if it breaks off; silence is limited, the whole time is not.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Streamed {}
