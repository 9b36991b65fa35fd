/** The adapter for Samsara: a host finds it and needs none of its names. */
module dev.coachstream.samsara {
    requires dev.coachstream.core;
    requires com.google.common; // Guice needs it and, without a descriptor, cannot say so
    requires com.google.guice;
    requires jakarta.inject;
    requires static org.mapstruct;

    exports dev.coachstream.samsara;

    opens dev.coachstream.samsara to
            com.fasterxml.jackson.databind,
            com.google.guice,
            feign.core;

    provides dev.coachstream.spi.CoachingSourceFactory with
            dev.coachstream.samsara.SamsaraSourceFactory;
}
