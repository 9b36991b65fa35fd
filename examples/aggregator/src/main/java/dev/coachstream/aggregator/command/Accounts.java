package dev.coachstream.aggregator.command;

import dev.coachstream.aggregator.output.UsageException;
import dev.coachstream.aggregator.pipeline.PipelineVariables;
import dev.coachstream.aggregator.terminal.Surroundings;
import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.NearestName;
import dev.coachstream.api.SourceConfig;
import dev.coachstream.config.Configuration;
import dev.coachstream.config.ConfigurationReader;
import dev.coachstream.discovery.CoachingSources;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.spi.Host;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Finds the accounts that a command is about. */
public final class Accounts {
    private final Surroundings surroundings;
    private final GlobalOptions options;
    private final Set<String> warned = new HashSet<>();

    public Accounts(Surroundings surroundings, GlobalOptions options) {
        this.surroundings = surroundings;
        this.options = options;
    }

    /** Whether there is a configuration, or one was named. */
    boolean configured() {
        return options.config() != null
                || Configuration.places(surroundings.environment()).stream().anyMatch(Files::exists);
    }

    /** The configuration with the secrets of some accounts, for what sends requests; its warnings are told. */
    Configuration withSecretsOf(Predicate<String> names, CoachingSources adapters) {
        return read(new ConfigurationReader(adapters, surroundings.environment()).onlyOf(names));
    }

    /** The accounts named; any account when none is. */
    static Predicate<String> named(List<String> names) {
        return name -> names.isEmpty() || names.contains(name);
    }

    /** The configuration with stand-ins for secrets, for what sends nothing. */
    Configuration withoutSecrets(CoachingSources adapters) {
        return read(new ConfigurationReader(adapters, surroundings.environment()).withoutSecrets());
    }

    /** The configuration as pipelines hand it over; secrets in plain text are how they do. */
    Configuration ofPipeline(CoachingSources adapters, boolean secrets) {
        ConfigurationReader flat = new ConfigurationReader(adapters, surroundings.environment()).alsoFlat();
        ConfigurationReader reader = secrets ? flat : flat.withoutSecrets();
        Path named = options.config();
        return named != null && named.equals(PipelineVariables.NAME)
                ? reader.read(
                        named,
                        PipelineVariables.json(
                                adapters, surroundings.environment().variables()))
                : reader.read(Configuration.find(named, surroundings.environment()));
    }

    /** The configuration with stand-ins for all that it refers to, for what only names accounts. */
    Configuration withoutReferences(CoachingSources adapters) {
        return read(new ConfigurationReader(adapters, surroundings.environment())
                .withoutSecrets()
                .onlyOf(name -> false));
    }

    private Configuration read(ConfigurationReader reader) {
        Configuration configuration = reader.read(Configuration.find(options.config(), surroundings.environment()));
        if (!options.quiet()) {
            configuration.warnings().stream()
                    .filter(warned::add)
                    .forEach(warning -> surroundings.streams().say("warning: " + warning));
        }
        return configuration;
    }

    /** The accounts named, in the configuration's order; all of them when none is named. */
    static List<SourceConfig> chosen(Configuration configuration, List<String> names) {
        List<String> known =
                configuration.sources().stream().map(SourceConfig::name).toList();
        for (String name : names) {
            if (!known.contains(name)) {
                throw new UsageException(
                        "there is no account " + name + NearestName.hint(name, known),
                        configuration.file() + " names the accounts");
            }
        }
        return configuration.sources().stream()
                .filter(source -> named(names).test(source.name()))
                .toList();
    }

    /**
     * Opens accounts of a configuration. One that is in trouble by itself, such as by its token, is {@linkplain UnusableAccount
     * unusable}; what is wrong with the file ends the command.
     */
    static OpenAccounts open(
            Configuration configuration, List<SourceConfig> chosen, CoachingSources adapters, Host host) {
        return open(chosen, source -> open(configuration, source, adapters, host));
    }

    private static CoachingSource open(
            Configuration configuration, SourceConfig source, CoachingSources adapters, Host host) {
        try {
            return configuration.open(source, adapters, host);
        } catch (RuntimeException e) {
            CoachingSourceException error = CoachingSourceException.of(source.name(), e);
            if (configuration.trouble().isOfFile(error)) {
                throw error;
            }
            return new UnusableAccount(source.name(), source.vendor(), error);
        }
    }

    /** Opens accounts; all or, when one cannot be, none. */
    static OpenAccounts open(List<SourceConfig> chosen, Function<SourceConfig, CoachingSource> opener) {
        List<CoachingSource> open = new ArrayList<>();
        try {
            chosen.forEach(source -> open.add(opener.apply(source)));
            return new OpenAccounts(open);
        } catch (RuntimeException e) {
            new OpenAccounts(open).close();
            throw e;
        }
    }

    /** The first, which the others go with. */
    static CoachingSourceException together(List<CoachingSourceException> refusals) {
        CoachingSourceException first = refusals.get(0);
        refusals.stream().filter(other -> other != first).forEach(first::addSuppressed);
        return first;
    }

    /** Accounts that are closed together. */
    record OpenAccounts(List<CoachingSource> sources) implements AutoCloseable {

        /** Those that could be opened. */
        List<CoachingSource> opened() {
            return sources.stream()
                    .filter(source -> !(source instanceof UnusableAccount))
                    .toList();
        }

        /** Those that can be asked. Throws why none can, of each, where all are unusable. */
        List<CoachingSource> usable() {
            List<CoachingSource> usable = opened();
            if (usable.isEmpty() && !sources.isEmpty()) {
                throw together(refusals());
            }
            return usable;
        }

        /** Those that a reading is about: what is offered, and what is unusable for now. */
        List<CoachingSource> asked(Offering offering) {
            return sources.stream()
                    .filter(source -> source instanceof UnusableAccount
                            || offering.sources().contains(source))
                    .toList();
        }

        /** Why the others cannot. */
        List<CoachingSourceException> refusals() {
            return sources.stream()
                    .filter(UnusableAccount.class::isInstance)
                    .map(source -> ((UnusableAccount) source).reason())
                    .toList();
        }

        @Override
        public void close() {
            sources.forEach(CoachingSource::close);
        }
    }
}
