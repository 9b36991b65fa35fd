package dev.coachstream.aggregator.command;

import dev.coachstream.aggregator.terminal.Amounts;
import dev.coachstream.aggregator.terminal.Labels;
import dev.coachstream.aggregator.terminal.Surroundings;
import dev.coachstream.aggregator.terminal.Table;
import dev.coachstream.api.Capabilities;
import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.FeedCapabilities;
import dev.coachstream.api.Filter;
import dev.coachstream.api.Setting;
import dev.coachstream.config.Configuration;
import dev.coachstream.discovery.CoachingSources;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.model.Feed;
import dev.coachstream.spi.CoachingSourceFactory;
import dev.coachstream.spi.CommonSettings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code coachstream sources}: what could be read, and what each account can answer. Sends nothing. */
@Command(
        name = "sources",
        description = "Adapters found and accounts configured: feeds, filters pushed down, quotas.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {"  coachstream sources", "  coachstream sources --settings"})
public final class SourcesCommand implements Callable<Integer> {
    private final Surroundings surroundings;
    private final Accounts accounts;
    private final Replies replies;

    @Option(names = "--settings", description = "List what each vendor's accounts can be told.")
    private boolean settings;

    @Mixin
    private final JsonOption json = new JsonOption();

    public SourcesCommand(Surroundings surroundings, Accounts accounts, Replies replies) {
        this.surroundings = surroundings;
        this.accounts = accounts;
        this.replies = replies;
    }

    @Override
    public Integer call() {
        return replies.answer("sources", json.wanted(), this::reply);
    }

    private Reply reply() {
        CoachingSources adapters = surroundings.adapters();
        Map<String, Object> result = new LinkedHashMap<>();
        result.put(
                "adapters",
                adapters.factories().stream().map(SourcesCommand::adapter).toList());
        Map<String, String> plugins = plugins(adapters);
        result.put("plugins", plugins);
        if (settings || !accounts.configured()) {
            List<String> told = settings ? settings(adapters) : vendors(adapters);
            List<String> lines = new ArrayList<>(told);
            plugins.forEach((vendor, jar) -> lines.add(vendor + " is the plugin " + jar));
            String count = Amounts.count(adapters.factories().size(), "adapters");
            String summary = accounts.configured() ? count : count + "; no configuration, so no accounts";
            return Reply.done(summary, lines, result);
        }
        List<String> lines = new ArrayList<>();
        List<CoachingSourceException> refusals = new ArrayList<>();
        Configuration configuration = accounts.withoutSecrets(adapters);
        try (Accounts.OpenAccounts open =
                Accounts.open(configuration, configuration.sources(), adapters, surroundings.host())) {
            List<CoachingSource> usable = open.usable();
            lines.addAll(feeds(usable));
            lines.add("");
            lines.addAll(rest(usable));
            lines.addAll(blindSpots(usable));
            result.put("accounts", usable.stream().map(SourcesCommand::account).toList());
            refusals.addAll(open.refusals());
        }
        plugins.forEach((vendor, jar) -> lines.add(vendor + " is the plugin " + jar));
        String summary = "%s, %s in %s"
                .formatted(
                        Amounts.count(adapters.factories().size(), "adapters"),
                        Amounts.count(configuration.sources().size(), "accounts"),
                        configuration.file());
        return Reply.of(summary, lines, result, refusals);
    }

    /** Jars by vendor. */
    private static Map<String, String> plugins(CoachingSources adapters) {
        Map<String, String> plugins = new LinkedHashMap<>();
        adapters.factories()
                .forEach(factory -> adapters.plugin(factory.vendor())
                        .ifPresent(jar -> plugins.put(factory.vendor(), jar.toString())));
        return plugins;
    }

    private static List<String> vendors(CoachingSources adapters) {
        Table table = new Table("vendor", "an account needs");
        adapters.factories()
                .forEach(factory -> table.row(
                        factory.vendor(),
                        factory.settings().stream()
                                .filter(setting ->
                                        setting.required() || setting.name().equals("token"))
                                .map(Setting::name)
                                .collect(Collectors.joining(", "))));
        List<String> lines = new ArrayList<>(table.lines());
        lines.add("coachstream init writes a configuration; coachstream sources --settings lists all that it may say");
        return lines;
    }

    private static List<String> settings(CoachingSources adapters) {
        Table table = new Table("vendor", "setting", "needed", "default", "what it is");
        adapters.factories().forEach(factory -> add(table, factory.vendor(), factory.settings()));
        add(table, "any", CommonSettings.ALL);
        return table.lines();
    }

    private static void add(Table table, String vendor, List<Setting> settings) {
        settings.forEach(setting -> table.row(
                vendor, setting.name(), needed(setting), orDash(setting.defaultValue()), setting.description()));
    }

    private static String needed(Setting setting) {
        if (setting.required()) {
            return "yes";
        }
        return setting.secret() ? "secret" : "no";
    }

    private static String orDash(@Nullable String text) {
        return text == null ? "–" : text;
    }

    private static List<String> feeds(List<CoachingSource> sources) {
        Table table = new Table(
                "account", "feed", "times", "filtered by the vendor", "filtered here", "embeds", "joins", "changes by");
        for (CoachingSource source : sources) {
            new TreeMap<>(source.capabilities().feeds())
                    .forEach((feed, can) -> table.row(
                            source.name(),
                            feed.label(),
                            Labels.cell(Labels.axes(can.axes())),
                            Labels.cell(pushedDown(can)),
                            Labels.cell(Labels.filters(filteredHere(can))),
                            Labels.cell(Labels.feeds(can.embeds())),
                            Labels.cell(Labels.feeds(can.joins())),
                            capture(can)));
        }
        return table.lines();
    }

    private static List<String> rest(List<CoachingSource> sources) {
        Table table = new Table("account", "vendor", "quotas", "deletions told", "single reads");
        for (CoachingSource source : sources) {
            Capabilities can = source.capabilities();
            table.row(
                    source.name(),
                    source.vendor(),
                    Labels.quotaCell(can.quotas()),
                    Labels.yesOrNo(can.deletionsVisible()),
                    lookups(can));
        }
        return table.lines();
    }

    /** The feeds of which it gives a single record. */
    private static String lookups(Capabilities can) {
        Set<Feed> single = singleReads(can);
        return single.isEmpty() ? "no" : Labels.cell(Labels.feeds(single));
    }

    private static Set<Feed> singleReads(Capabilities can) {
        return can.feeds().keySet().stream().filter(can::lookup).collect(Collectors.toSet());
    }

    /** Time is pushed down on some axes only: they are named. */
    private static List<String> pushedDown(FeedCapabilities can) {
        return can.pushedDown().stream()
                .sorted()
                .map(filter -> filter == Filter.TIME
                        ? "time (" + String.join(", ", Labels.axes(can.pushedDownAxes())) + ")"
                        : filter.label())
                .toList();
    }

    private static Set<Filter> filteredHere(FeedCapabilities can) {
        Set<Filter> here = new HashSet<>(can.filters());
        here.removeIf(filter -> can.pushedDown().contains(filter)
                && (filter != Filter.TIME || can.pushedDownAxes().containsAll(can.axes())));
        return here;
    }

    private static String capture(FeedCapabilities can) {
        return can.capture().toString().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static Map<String, Object> adapter(CoachingSourceFactory factory) {
        List<Setting> settings = CommonSettings.with(factory.settings());
        return Map.of("vendor", factory.vendor(), "settings", settings);
    }

    private static List<String> blindSpots(List<CoachingSource> sources) {
        return sources.stream()
                .filter(source -> !source.capabilities().blindSpot().isEmpty())
                .map(source -> Table.sentence(
                        source.name() + " cannot see: " + source.capabilities().blindSpot()))
                .toList();
    }

    private static Map<String, Object> account(CoachingSource source) {
        Capabilities can = source.capabilities();
        Map<String, Object> account = new LinkedHashMap<>();
        account.put("account", source.name());
        account.put("vendor", source.vendor());
        account.put("quotas", Labels.quotas(can.quotas()));
        account.put("deletionsVisible", can.deletionsVisible());
        account.put("singleReads", Labels.feeds(singleReads(can)));
        account.put("blindSpot", can.blindSpot());
        account.put(
                "feeds",
                new TreeMap<>(can.feeds())
                        .entrySet().stream()
                                .map(entry -> feed(entry.getKey(), entry.getValue()))
                                .toList());
        return account;
    }

    private static Map<String, Object> feed(Feed feed, FeedCapabilities can) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("feed", feed.label());
        told.put("axes", Labels.axes(can.axes()));
        told.put("filters", Labels.filters(can.filters()));
        told.put("pushedDown", Labels.filters(can.pushedDown()));
        told.put("pushedDownAxes", Labels.axes(can.pushedDownAxes()));
        told.put("embeds", Labels.feeds(can.embeds()));
        told.put("joins", Labels.feeds(can.joins()));
        told.put("totals", can.totals());
        told.put("lookup", can.lookup());
        told.put("capture", capture(can));
        return told;
    }
}
