package dev.coachstream.aggregator.command;

import dev.coachstream.aggregator.output.UsageException;
import dev.coachstream.aggregator.terminal.Amounts;
import dev.coachstream.aggregator.terminal.Labels;
import dev.coachstream.aggregator.terminal.Surroundings;
import dev.coachstream.aggregator.terminal.Table;
import dev.coachstream.config.Configuration;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.spi.CoachingSource;
import dev.coachstream.spi.CoachingSources;
import dev.coachstream.spi.Query;
import dev.coachstream.spi.ReadPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code coachstream plan}: what a read would ask of each account. Sends nothing. */
@Command(
        name = "plan",
        description = "What a pull or sync would ask, in requests and time, before it is asked.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {"  coachstream plan --since 30d", "  coachstream plan --feed points --source support"})
public final class PlanCommand implements Callable<Integer> {
    private final Surroundings surroundings;
    private final Accounts accounts;
    private final Replies replies;

    @Mixin
    private final Selected selected = new Selected();

    @Option(
            names = "--records",
            paramLabel = "N",
            defaultValue = "10000",
            description =
                    "How many records each vendor is taken to send (${DEFAULT-VALUE}): nobody can know before asking.")
    private long records;

    @Mixin
    private final JsonOption json = new JsonOption();

    public PlanCommand(Surroundings surroundings, Accounts accounts, Replies replies) {
        this.surroundings = surroundings;
        this.accounts = accounts;
        this.replies = replies;
    }

    @Override
    public Integer call() {
        return replies.answer("plan", json.wanted(), this::reply);
    }

    private Reply reply() {
        if (records < 0) {
            throw new UsageException("--records cannot be negative", "leave it out, or say how many you expect");
        }
        CoachingSources adapters = surroundings.adapters();
        Configuration configuration = accounts.withoutSecrets(adapters);
        Query query = selected.query(surroundings.time().now());
        try (Accounts.OpenAccounts open = Accounts.open(
                configuration, Accounts.chosen(configuration, selected.sources()), adapters, surroundings.host())) {
            Offering offering = Offering.of(open.sources(), selected.feed(), selected.sources());
            return reply(offering, new Joining(selected.feed(), query));
        }
    }

    private Reply reply(Offering offering, Joining query) {
        List<String> leftOut = new ArrayList<>(selected.notes());
        leftOut.addAll(offering.leftOut());
        leftOut.addAll(query.leftOut(offering.sources()));
        List<ReadPlan> plans = new ArrayList<>();
        List<CoachingSourceException> refusals = new ArrayList<>();
        for (CoachingSource source : offering.sources()) {
            try {
                plans.add(source.plan(selected.feed(), query.apply(source)));
            } catch (RuntimeException e) {
                refusals.add(CoachingSourceException.of(source.name(), e));
            }
        }
        if (plans.isEmpty()) {
            throw refusals.get(0);
        }
        List<String> lines = new ArrayList<>(table(plans));
        plans.forEach(plan -> plan.notes().forEach(note -> lines.add(plan.source() + ": " + note)));
        lines.addAll(leftOut);
        refusals.forEach(refusal -> lines.add(refusal.getMessage()));
        String summary = "if each vendor sends %s of %s; nothing was asked"
                .formatted(Amounts.count(records, "records"), selected.feed().label());
        List<Map<String, Object>> result = plans.stream().map(this::json).toList();
        return refusals.isEmpty()
                ? Reply.done(summary, lines, result)
                : new Reply(Exit.PARTIAL, summary, lines, result, Failure.of(refusals.get(0)));
    }

    private List<String> table(List<ReadPlan> plans) {
        Table table = new Table(
                "account", "filtered by the vendor", "filtered here", "page", "requests", "least time", "quotas");
        for (ReadPlan plan : plans) {
            long requests = plan.requests(records);
            table.row(
                    plan.source(),
                    Labels.cell(Labels.filters(plan.pushedDown())),
                    Labels.cell(Labels.filters(plan.filteredHere())),
                    Amounts.count(plan.pageSize()),
                    Amounts.count(requests),
                    Amounts.duration(plan.leastTime(requests)),
                    plan.quotas().isEmpty() ? "unlimited" : Labels.cell(Labels.quotas(plan.quotas())));
        }
        return table.lines();
    }

    private Map<String, Object> json(ReadPlan plan) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("account", plan.source());
        told.put("feed", plan.feed().label());
        told.put("pushedDown", Labels.filters(plan.pushedDown()));
        told.put("filteredHere", Labels.filters(plan.filteredHere()));
        told.put("pageSize", plan.pageSize());
        told.put("records", records);
        told.put("requests", plan.requests(records));
        told.put("leastSeconds", plan.leastTime(plan.requests(records)).toMillis() / 1000.0);
        told.put("quotas", Labels.quotas(plan.quotas()));
        told.put("notes", plan.notes());
        return told;
    }
}
