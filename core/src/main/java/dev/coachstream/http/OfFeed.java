package dev.coachstream.http;

import dev.coachstream.model.Feed;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a Feign method that reads a feed, so that {@link dev.coachstream.api.Exchange} can tell it. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OfFeed {
    /** What is read. */
    Feed value();
}
