package dev.coachstream.aggregator.command;

import dev.coachstream.aggregator.terminal.Amounts;
import dev.coachstream.aggregator.terminal.Surroundings;
import dev.coachstream.api.CoachingSource;
import dev.coachstream.config.Configuration;
import dev.coachstream.discovery.CoachingSources;
import dev.coachstream.error.CoachingSourceException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code coachstream check}: whether everything is in place, and each account lets us in. */
@Command(
        name = "check",
        description = "Configuration, secrets, store and clock, then one authenticated request for each account.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {"  coachstream check", "  coachstream check --source fleet"})
public final class CheckCommand implements Callable<Integer> {
    private final Surroundings surroundings;
    private final Accounts accounts;
    private final Replies replies;

    @Option(names = "--source", paramLabel = "NAME", description = "Only this account; repeatable.")
    private List<String> sources = new ArrayList<>();

    @Mixin
    private final JsonOption json = new JsonOption();

    public CheckCommand(Surroundings surroundings, Accounts accounts, Replies replies) {
        this.surroundings = surroundings;
        this.accounts = accounts;
        this.replies = replies;
    }

    @Override
    public Integer call() {
        return replies.answer("check", json.wanted(), this::reply);
    }

    private Reply reply() {
        CoachingSources adapters = surroundings.adapters();
        Configuration configuration = accounts.withSecretsOf(Accounts.named(sources), adapters);
        Checks checks = new Checks();
        checks.add(
                "configuration",
                Finding.good(LocalChecks.whole(configuration.file()).toString()));
        checks.add("secrets", Finding.good(secrets(configuration)));
        StoreOption.sayOfAnother(surroundings, StoreOption.configured(configuration));
        checks.add("store", LocalChecks.store(configuration, surroundings.time()));
        checks.add("people", LocalChecks.people(configuration));
        checks.add("labels", LocalChecks.labels(configuration));
        checks.add("clock", LocalChecks.clock(surroundings.time()));
        try (Accounts.OpenAccounts open =
                Accounts.open(configuration, Accounts.chosen(configuration, sources), adapters, surroundings.host())) {
            open.sources().forEach(source -> checks.add("account " + source.name(), login(source)));
        }
        return checks.reply();
    }

    private static String secrets(Configuration configuration) {
        return configuration.warnings().isEmpty()
                ? "found, and kept from others"
                : "found; " + Amounts.count(configuration.warnings().size(), "warnings") + " above";
    }

    private static Finding login(CoachingSource source) {
        try {
            source.check();
            return Finding.good("lets us in");
        } catch (RuntimeException thrown) {
            CoachingSourceException e = CoachingSourceException.of(source.name(), thrown);
            return new Finding(Exit.of(e.kind()), String.valueOf(e.getMessage()), Failure.of(e));
        }
    }
}
