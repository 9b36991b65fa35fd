package dev.coachstream.connect;

import org.jspecify.annotations.Nullable;

/** What this plug-in's version is: the jar's own. */
final class ConnectorVersion {
    private ConnectorVersion() {}

    static String get() {
        @Nullable String version = ConnectorVersion.class.getPackage().getImplementationVersion();
        return version == null ? "unpackaged" : version;
    }
}
