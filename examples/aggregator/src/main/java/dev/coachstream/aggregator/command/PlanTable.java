package dev.coachstream.aggregator.command;

import dev.coachstream.aggregator.terminal.Amounts;
import dev.coachstream.aggregator.terminal.Labels;
import dev.coachstream.aggregator.terminal.Table;
import dev.coachstream.api.ReadPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What reads are foreseen to take, as a table with remarks, and as JSON. */
record PlanTable(List<Foreseen> reads) {

    /** The requests that were sent to know. */
    int asked() {
        return reads.stream().mapToInt(Foreseen::asked).sum();
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>(table().lines());
        lines.addAll(totals());
        Set<String> remarks = new LinkedHashSet<>();
        for (Foreseen read : reads) {
            remarks.add(read.plan().source() + ": " + read.plan().feed().label() + ": " + read.basis());
            read.plan().notes().forEach(note -> remarks.add(read.plan().source() + ": " + note));
        }
        remarks.add("answers that fail are asked for again, which is not in it: each costs a request and its wait");
        remarks.forEach(remark -> lines.add(Table.sentence(remark)));
        return lines;
    }

    private Table table() {
        Table table = new Table(
                "account", "feed", "requests", "least time", "page", "by the vendor", "filtered here", "quotas");
        for (Foreseen read : reads) {
            ReadPlan plan = read.plan();
            table.row(
                    plan.source(),
                    plan.feed().label(),
                    Amounts.count(read.requests()),
                    Amounts.duration(read.leastTime()),
                    pageSize(plan),
                    Labels.cell(Labels.filters(plan.pushedDown())),
                    Labels.cell(Labels.filters(plan.filteredHere())),
                    Labels.quotaCell(plan.quotas()));
        }
        return table;
    }

    private static String pageSize(ReadPlan plan) {
        return plan.pageSize() == Integer.MAX_VALUE ? "all" : Amounts.count(plan.pageSize());
    }

    /** The feeds of an account follow each other under one quota. */
    private List<String> totals() {
        Map<String, List<Foreseen>> accounts = reads.stream()
                .collect(Collectors.groupingBy(read -> read.plan().source(), LinkedHashMap::new, Collectors.toList()));
        return accounts.values().stream()
                .filter(feeds -> feeds.size() > 1)
                .map(PlanTable::total)
                .toList();
    }

    private static String total(List<Foreseen> feeds) {
        ReadPlan plan = feeds.get(0).plan();
        return "%s in all: %s, %s at least"
                .formatted(
                        plan.source(),
                        Amounts.count(requests(feeds), "requests"),
                        Amounts.duration(plan.leastTime(requests(feeds))));
    }

    private static long requests(List<Foreseen> feeds) {
        return feeds.stream().mapToLong(Foreseen::requests).sum();
    }

    List<Map<String, Object>> json() {
        return reads.stream().map(PlanTable::json).toList();
    }

    private static Map<String, Object> json(Foreseen read) {
        ReadPlan plan = read.plan();
        Duration least = read.leastTime();
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("account", plan.source());
        told.put("feed", plan.feed().label());
        told.put("pushedDown", Labels.filters(plan.pushedDown()));
        told.put("filteredHere", Labels.filters(plan.filteredHere()));
        told.put("pageSize", plan.pageSize());
        if (read.records() != null) {
            told.put("records", read.records());
        }
        told.put("requests", read.requests());
        told.put("leastSeconds", least.toSeconds() + least.toMillisPart() / 1000.0);
        told.put("asked", read.asked());
        told.put("basis", read.basis());
        told.put("quotas", Labels.quotas(plan.quotas()));
        told.put("notes", plan.notes());
        return told;
    }
}
