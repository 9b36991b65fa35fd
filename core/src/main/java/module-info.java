import dev.coachstream.spi.CoachingSourceFactory;

/** The model, what a host calls, and what an adapter is written with. An adapter provides a {@link CoachingSourceFactory}. */
module dev.coachstream.core {
    requires transitive com.fasterxml.jackson.databind;
    requires transitive feign.core;
    requires transitive okhttp3;
    requires static transitive org.jspecify;
    requires feign.okhttp;
    requires java.net.http;
    requires kotlin.stdlib; // the oldest OkHttp needs it and, without a descriptor, cannot say so
    requires okio;
    requires org.slf4j;
    requires org.yaml.snakeyaml;

    exports dev.coachstream.api;
    exports dev.coachstream.capture;
    exports dev.coachstream.config;
    exports dev.coachstream.discovery;
    exports dev.coachstream.error;
    exports dev.coachstream.http;
    exports dev.coachstream.json;
    exports dev.coachstream.model;
    exports dev.coachstream.paging;
    exports dev.coachstream.spi;

    // Records and the marked interfaces are read by reflection.
    opens dev.coachstream.json to
            com.fasterxml.jackson.databind;
    opens dev.coachstream.model to
            com.fasterxml.jackson.databind;
    opens dev.coachstream.http to
            com.fasterxml.jackson.databind,
            feign.core;

    uses CoachingSourceFactory;
}
