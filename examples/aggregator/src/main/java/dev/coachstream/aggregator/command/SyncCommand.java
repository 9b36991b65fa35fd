package dev.coachstream.aggregator.command;

import dev.coachstream.aggregator.output.UsageException;
import dev.coachstream.aggregator.terminal.Amounts;
import dev.coachstream.aggregator.terminal.Surroundings;
import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.SourceConfig;
import dev.coachstream.config.Configuration;
import dev.coachstream.discovery.CoachingSources;
import dev.coachstream.model.Feed;
import dev.coachstream.warehouse.sync.Consent;
import dev.coachstream.warehouse.sync.SyncOptions;
import dev.coachstream.warehouse.sync.SyncReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code coachstream sync}: brings the store up to date, all accounts side by side. */
@Command(
        name = "sync",
        description = "Bring the store up to date.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {"  coachstream sync", "  coachstream sync --source fleet --full"})
public final class SyncCommand implements Callable<Integer> {
    private final Surroundings surroundings;
    private final GlobalOptions options;
    private final Accounts accounts;
    private final Replies replies;

    @Mixin
    private final StoreOption store = new StoreOption();

    @Option(names = "--source", paramLabel = "NAME", description = "Only this account; repeatable.")
    private List<String> sources = new ArrayList<>();

    @Option(
            names = "--feed",
            paramLabel = "FEEDS",
            split = ",",
            converter = Labelled.Feeds.class,
            completionCandidates = Labelled.Feeds.class,
            description = "What to bring up to date, where an account has it; else sessions,points,todos.")
    private List<Feed> feeds = new ArrayList<>();

    @Option(
            names = "--full",
            description = "Read everything anew: sees edits beyond the lookback, and what was deleted, of any age.")
    private boolean full;

    @Mixin
    private final LookbackOption lookback = new LookbackOption();

    @Option(
            names = "--shard",
            paramLabel = "i/n",
            converter = Shard.Reader.class,
            description = "Only the i-th of n parts of the accounts; accounts of one token stay together."
                    + " Give each part a store of its own, in one folder.")
    private @Nullable Shard shard;

    @Option(
            names = "--export-offsets",
            paramLabel = "FILE",
            description =
                    "Then write where each account stands as Kafka Connect takes it, so that it goes on from there:"
                            + " the body of PATCH /connectors/NAME/offsets.")
    private @Nullable Path offsets;

    @Option(
            names = "--include-private",
            description =
                    "Store private notes and audit trails too, which are left out otherwise. What is private by its"
                            + " name among the attributes is given by a pull alone.")
    private boolean includePrivate;

    @Option(
            names = "--allow-mass-deletion",
            description = "Take records for deleted also where more than a tenth of an account's are missing at once;"
                    + " else they stay, because an account's token may have lost rights.")
    private boolean allowMassDeletion;

    @Option(
            names = "--take-over",
            paramLabel = "NAME",
            description =
                    "This account reads something else now, such as another address of the same: keep the records that"
                            + " the store has under its name as its own; repeatable.")
    private Set<String> takeOver = new TreeSet<>();

    @Option(
            names = "--start-anew",
            paramLabel = "NAME",
            description =
                    "This account reads something else now: remove what the store has under its name; repeatable.")
    private Set<String> startAnew = new TreeSet<>();

    @Mixin
    private final DeadlineOption deadline = new DeadlineOption();

    @Mixin
    private final JsonOption json = new JsonOption();

    public SyncCommand(Surroundings surroundings, GlobalOptions options, Accounts accounts, Replies replies) {
        this.surroundings = surroundings;
        this.options = options;
        this.accounts = accounts;
        this.replies = replies;
    }

    @Override
    public Integer call() {
        return replies.answer("sync", json.wanted(), this::reply);
    }

    private Reply reply() {
        Ending ending = deadline.ending(surroundings);
        CoachingSources adapters = surroundings.adapters();
        Set<String> names = chosen(adapters);
        if (names.isEmpty()) {
            return Reply.done("no account is in part " + shard + ": there is nothing to do", List.of(), List.of());
        }
        Configuration configuration = accounts.withSecretsOf(names::contains, adapters);
        List<SourceConfig> chosen = Accounts.chosen(configuration, List.copyOf(names));
        Path file = store.file(surroundings, configuration);
        List<CoachingSource> opened = new ArrayList<>();
        Syncing syncing = new Syncing(surroundings, options.quiet(), ending);
        SyncReport report = syncing.sync(file, syncOptions(), HandLists.of(configuration), host -> {
            Accounts.OpenAccounts open = Accounts.open(configuration, chosen, adapters, host);
            opened.addAll(open.opened());
            return open;
        });
        exportOffsets(file, opened);
        if (shard != null) {
            OtherParts.left(file, configuration, names, surroundings.time()).forEach(replies::note);
        }
        SyncReply reply = new SyncReply(report);
        syncing.doubts().forEach(replies::note);
        reply.news().forEach(replies::note);
        reply.explain(surroundings.streams()::say);
        if (options.verbose()) {
            reply.stages().forEach(surroundings.streams()::say);
        }
        return reply.reply(file);
    }

    /** The names of the accounts to sync; no secret is looked up for it. None if the part of them is empty. */
    private Set<String> chosen(CoachingSources adapters) {
        Configuration configuration = accounts.withoutReferences(adapters);
        List<SourceConfig> named = Accounts.chosen(configuration, sources);
        List<SourceConfig> chosen = shard == null ? named : shard.of(named, configuration);
        return chosen.stream().map(SourceConfig::name).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void exportOffsets(Path store, List<CoachingSource> opened) {
        if (offsets == null) {
            return;
        }
        OffsetsFile file = OffsetsFile.of(store, opened, surroundings.time());
        Path target = surroundings.environment().folder().resolve(offsets);
        file.write(target, surroundings.time());
        file.unfinished()
                .forEach(feed -> replies.note(feed + " is left out of " + offsets
                        + ", and would be read anew: its first read has not ended; sync it to its end"));
        replies.note("%s holds %s; PATCH /connectors/NAME/offsets takes it while the connector is stopped"
                .formatted(offsets, Amounts.count(file.size(), "offsets")));
    }

    private SyncOptions syncOptions() {
        Set<Feed> wanted = feeds.isEmpty() ? SyncOptions.defaults().feeds() : EnumSet.copyOf(feeds);
        return SyncOptions.defaults()
                .feeds(wanted)
                .everything(full)
                .lookback(lookback.time())
                .consent(consent())
                .includePrivate(includePrivate);
    }

    private Consent consent() {
        try {
            return new Consent(allowMassDeletion, takeOver, startAnew);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()), "name it for one of them");
        }
    }
}
