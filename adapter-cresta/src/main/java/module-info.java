/** The adapter for Cresta: a host finds it and needs none of its names. */
module dev.coachstream.cresta {
    requires dev.coachstream.core;
    requires com.google.common; // Guice needs it and, without a descriptor, cannot say so
    requires com.google.guice;
    requires jakarta.inject;
    requires static org.mapstruct;

    exports dev.coachstream.cresta;

    opens dev.coachstream.cresta to
            com.fasterxml.jackson.databind,
            com.google.guice,
            feign.core;

    provides dev.coachstream.spi.CoachingSourceFactory with
            dev.coachstream.cresta.CrestaSourceFactory;
}
