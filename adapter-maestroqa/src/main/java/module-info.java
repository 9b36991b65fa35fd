/** The adapter for MaestroQA: a host finds it and needs none of its names. */
module dev.coachstream.maestroqa {
    requires dev.coachstream.core;
    requires com.google.common; // Guice needs it and, without a descriptor, cannot say so
    requires com.google.guice;
    requires jakarta.inject;
    requires static org.mapstruct;
    requires com.fasterxml.jackson.dataformat.csv;
    requires com.github.benmanes.caffeine;

    exports dev.coachstream.maestroqa;

    opens dev.coachstream.maestroqa to
            com.fasterxml.jackson.databind,
            com.google.guice,
            feign.core;

    provides dev.coachstream.spi.CoachingSourceFactory with
            dev.coachstream.maestroqa.MaestroQaSourceFactory;
}
