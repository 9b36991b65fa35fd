package dev.coachstream.aggregator.command;

import dev.coachstream.aggregator.terminal.Amounts;
import dev.coachstream.aggregator.terminal.Labels;
import dev.coachstream.aggregator.terminal.Table;
import dev.coachstream.model.Feed;
import dev.coachstream.warehouse.sync.Changes;
import dev.coachstream.warehouse.sync.MassAbsence;
import dev.coachstream.warehouse.sync.SyncReport;
import dev.coachstream.warehouse.sync.SyncReport.Account;
import dev.coachstream.warehouse.sync.SyncReport.Outcome;
import dev.coachstream.warehouse.sync.Verdict;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a sync answers. */
final class SyncReply {
    private final SyncReport report;
    private final List<Account> failed;
    private final List<Account> ended;

    SyncReply(SyncReport report) {
        this.report = report;
        this.failed = report.accounts().stream()
                .filter(account -> account.outcome() == Outcome.FAILED)
                .toList();
        this.ended = report.accounts().stream()
                .filter(account -> account.outcome() == Outcome.FAILED
                        || account.outcome() == Outcome.STOPPED
                        || !account.held().isEmpty())
                .toList();
    }

    Reply reply(Path store) {
        List<Failure> failures = ended.stream().map(SyncReply::failure).toList();
        return Reply.of(exit(), summary(store), lines(), json(), failures);
    }

    Exit exit() {
        if (report.done()) {
            return Exit.DONE;
        }
        if (failed.size() < report.accounts().size()) {
            return Exit.PARTIAL;
        }
        return Exit.ofAll(failed.stream().map(SyncReply::exit).toList());
    }

    private static Exit exit(Account account) {
        return account.errorKind() == null ? Exit.FAILED : Exit.of(account.errorKind());
    }

    private String summary(Path store) {
        Changes all = report.accounts().stream().map(Account::changes).reduce(Changes.NONE, Changes::plus);
        return "%s: %s added, %s changed, %s deleted by %s%s"
                .formatted(
                        store.getFileName(),
                        Amounts.count(all.added()),
                        Amounts.count(all.changed()),
                        Amounts.count(all.deleted()),
                        Amounts.count(report.accounts().size(), "accounts"),
                        Amounts.ifAny(ended.size(), ", " + ended.size() + " incomplete"));
    }

    List<String> lines() {
        Table table = new Table("account", "outcome", "added", "changed", "deleted", "requests", "proof");
        for (Account account : report.accounts()) {
            Changes changes = account.changes();
            table.row(
                    account.source(),
                    account.outcome().label(),
                    Amounts.count(changes.added()),
                    Amounts.count(changes.changed()),
                    Amounts.count(changes.deleted()),
                    Amounts.count(account.requests()),
                    proof(account));
        }
        return table.lines();
    }

    private static String proof(Account account) {
        return new TreeMap<>(account.verdicts())
                .entrySet().stream()
                        .map(entry -> entry.getKey().label() + " "
                                + Labels.proof(entry.getValue().label()))
                        .collect(Collectors.joining(", "));
    }

    /** What was met for the first time. */
    List<String> news() {
        return report.accounts().stream()
                .flatMap(account -> account.drift().stream().map(path -> account.source() + " " + path))
                .map(path -> Table.clean("new, and not in the vendor's document: " + Labels.drift(path)))
                .toList();
    }

    /** Says what else is wrong than the reply tells. */
    void explain(Consumer<String> people) {
        report.accounts().stream()
                .filter(account -> account.outcome() == Outcome.INCOMPLETE
                        && account.held().isEmpty())
                .forEach(account -> people.accept("note: " + account.source() + ": " + account.error()));
    }

    private static Failure failure(Account account) {
        String message = String.valueOf(account.error());
        if (account.outcome() == Outcome.STOPPED) {
            return Failure.ended(
                    account.source() + " was not read to its end: " + message,
                    "what was read is saved; the next sync goes on from there");
        }
        if (account.outcome() == Outcome.INCOMPLETE) {
            return Failure.missing(account.source() + ": " + message);
        }
        return account.errorKind() == null
                ? Failure.defect(account.source() + ": " + message)
                : Failure.of(account.source(), account.errorKind(), message);
    }

    /** What each account's time went into, as shares of it. */
    List<String> stages() {
        return report.accounts().stream()
                .map(account ->
                        account.source() + " took " + seconds(account) + ", with side by side " + shares(account))
                .toList();
    }

    private static String seconds(Account account) {
        return String.format(Locale.ROOT, "%.1f s", account.took().toNanos() / 1e9);
    }

    private static String shares(Account account) {
        long whole = account.took().toNanos();
        return new TreeMap<>(account.stages())
                .entrySet().stream()
                        .map(stage -> stage.getKey().label() + " "
                                + Amounts.share(stage.getValue().toNanos(), whole))
                        .collect(Collectors.joining(", "));
    }

    Object json() {
        return report.accounts().stream().map(SyncReply::json).toList();
    }

    private static Map<String, Object> json(Account account) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("account", account.source());
        json.put("vendor", account.vendor());
        json.put("outcome", account.outcome().label());
        json.put("requests", account.requests());
        json.put("seconds", account.took().toMillis() / 1000.0);
        Map<String, Object> stages = new LinkedHashMap<>();
        new TreeMap<>(account.stages())
                .forEach(
                        (stage, spent) -> stages.put(stage.name().toLowerCase(Locale.ROOT), spent.toMillis() / 1000.0));
        json.put("stageSeconds", stages);
        json.put(
                "feeds",
                new TreeMap<>(account.feeds())
                        .entrySet().stream()
                                .map(entry -> json(
                                        entry.getKey(),
                                        entry.getValue(),
                                        account.verdicts().get(entry.getKey())))
                                .toList());
        json.put("held", account.held().stream().map(SyncReply::json).toList());
        json.put("newDrift", account.drift());
        return json;
    }

    private static Map<String, Object> json(MassAbsence held) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("feed", held.feed().label());
        json.put("missing", held.missing());
        json.put("of", held.of());
        return json;
    }

    private static Map<String, Object> json(Feed feed, Changes changes, @Nullable Verdict verdict) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("feed", feed.label());
        json.put("added", changes.added());
        json.put("changed", changes.changed());
        json.put("deleted", changes.deleted());
        if (verdict != null) {
            json.put("verdict", verdict.label());
        }
        return json;
    }
}
