package dev.coachstream.aggregator.terminal;

import dev.coachstream.api.SourceListener;
import dev.coachstream.api.TimeSource;
import dev.coachstream.config.Environment;
import dev.coachstream.discovery.CoachingSources;
import dev.coachstream.spi.Host;
import dev.coachstream.spi.Network;
import java.nio.file.Path;

/**
 * What a command is handed by whoever starts it.
 *
 * @param streams where it writes
 * @param environment where it looks for files and variables
 * @param time where its time comes from
 * @param interruption tells it to stop
 */
public record Surroundings(Streams streams, Environment environment, TimeSource time, Interruption interruption) {

    public static Surroundings system(Interruption interruption) {
        return new Surroundings(Streams.system(), Environment.system(), TimeSource.system(), interruption);
    }

    /** The adapters on the class path and those in the plugins folder; not touched before a command needs one. */
    public CoachingSources adapters() {
        String plugins = environment.variables().get("COACHSTREAM_PLUGINS");
        return plugins == null ? CoachingSources.find() : CoachingSources.find().withPlugins(Path.of(plugins));
    }

    /** A host that listens to nothing. */
    public Host host() {
        return host(SourceListener.NONE);
    }

    /** A host whose way to the vendors is the environment's. */
    public Host host(SourceListener listener) {
        return new Host(time, listener).through(Network.of(environment.variables()));
    }
}
