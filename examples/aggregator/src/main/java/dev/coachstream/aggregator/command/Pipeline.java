package dev.coachstream.aggregator.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.coachstream.aggregator.output.ByteSink;
import dev.coachstream.aggregator.output.OutputException;
import dev.coachstream.aggregator.pipeline.AccountEnd;
import dev.coachstream.aggregator.pipeline.JsonFile;
import dev.coachstream.aggregator.pipeline.PipelineRead;
import dev.coachstream.aggregator.pipeline.QuotaWaits;
import dev.coachstream.aggregator.pipeline.StreamMessages;
import dev.coachstream.aggregator.pipeline.StreamMessages.Level;
import dev.coachstream.aggregator.pipeline.StreamStates;
import dev.coachstream.aggregator.pipeline.WantedStream;
import dev.coachstream.aggregator.terminal.Amounts;
import dev.coachstream.aggregator.terminal.Surroundings;
import dev.coachstream.api.CoachingSource;
import dev.coachstream.config.Configuration;
import dev.coachstream.discovery.CoachingSources;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.spi.Host;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the commands of pipelines do alike: open the accounts that a platform hands over, and read them into messages. */
final class Pipeline {
    private final Surroundings surroundings;
    private final Accounts accounts;
    private final QuotaWaits waits;

    Pipeline(Surroundings surroundings, Accounts accounts) {
        this.surroundings = surroundings;
        this.accounts = accounts;
        this.waits = new QuotaWaits(surroundings.time());
    }

    /** All accounts, to be read; one that cannot be opened still has its streams, unless none can. */
    Accounts.OpenAccounts open() {
        Accounts.OpenAccounts open = open(true, surroundings.host(waits));
        if (open.refusals().isEmpty()) {
            return open;
        }
        try (Accounts.OpenAccounts standIns = withoutSecrets()) {
            open.usable();
            return new Accounts.OpenAccounts(open.sources().stream()
                    .map(source -> withFeeds(source, standIns))
                    .toList());
        } catch (RuntimeException e) {
            open.close();
            throw e;
        }
    }

    /** So a platform's catalog stays good while one account's token is lost, and hears which streams lack something. */
    private static CoachingSource withFeeds(CoachingSource source, Accounts.OpenAccounts standIns) {
        if (!(source instanceof UnusableAccount account)) {
            return source;
        }
        return standIns.sources().stream()
                .filter(standIn -> standIn.name().equals(account.name()))
                .findFirst()
                .map(account::withFeedsOf)
                .orElseThrow(account::reason);
    }

    /** All accounts, to be asked what they can; nothing can be sent for them. */
    Accounts.OpenAccounts withoutSecrets() {
        return open(false, surroundings.host());
    }

    /** Sends one authenticated request for each account; gives a sentence that all let us in, or throws what the first refusal says. */
    String check() {
        try (Accounts.OpenAccounts open = open()) {
            open.sources().forEach(Pipeline::check);
            return Amounts.count(open.sources().size(), "accounts") + " let us in";
        }
    }

    private static void check(CoachingSource source) {
        try {
            source.check();
        } catch (RuntimeException e) {
            throw CoachingSourceException.of(source.name(), e);
        }
    }

    private Accounts.OpenAccounts open(boolean secrets, Host host) {
        CoachingSources adapters = surroundings.adapters();
        Configuration configuration = accounts.ofPipeline(adapters, secrets);
        return Accounts.open(configuration, configuration.sources(), adapters, host);
    }

    /** What a file holds that was named; null where none was. */
    @Nullable
    JsonNode file(@Nullable Path named, String what) {
        return named == null
                ? null
                : JsonFile.read(surroundings.environment().folder().resolve(named), what);
    }

    /** Where messages go. */
    ByteSink sink() {
        return ByteSink.standardOutput(surroundings.streams().out());
    }

    /** Reads the accounts side by side. */
    PipelineOutcome read(
            Accounts.OpenAccounts open,
            List<WantedStream> streams,
            StreamStates states,
            StreamMessages messages,
            PipelineOptions options) {
        List<CoachingSource> sources = open.sources();
        Ending ending = new Ending(surroundings, null);
        PipelineRead read = new PipelineRead(
                streams, states, messages, sink(), options.capture(), surroundings.time(), ending::wanted);
        waits.tell(read::waits);
        Thread reader = Thread.currentThread();
        try (Ending.Watch watch = ending.watch(() -> {
            reader.interrupt();
            sources.forEach(CoachingSource::close);
        })) {
            read.begin(sources);
            return new PipelineOutcome(SideBySide.each(sources, source -> {
                AccountEnd end = read.read(source);
                read.note(Level.INFO, end.toString());
                return end;
            }));
        } catch (OutputException e) {
            throw e.whereAllIsWanted();
        }
    }
}
