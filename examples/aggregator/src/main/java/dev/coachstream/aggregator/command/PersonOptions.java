package dev.coachstream.aggregator.command;

import dev.coachstream.aggregator.output.UsageException;
import dev.coachstream.aggregator.report.StoreView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Option;

/** The options that say whose coaching is looked at. What the store does not know is refused, and no other names are told. */
final class PersonOptions {
    private static final String TEAM = "SELECT DISTINCT team FROM identities WHERE lower(team) = lower(?)";
    private static final String COACH = """
            SELECT person FROM persons
            WHERE person = ? OR lower(name) = lower(?) OR person IN (SELECT person FROM identities WHERE ? IN (id, source || ':' || id))""";

    @Option(
            names = "--team",
            paramLabel = "TEAM",
            description = "Only this team: of the coachee, else of the coach; repeatable.")
    private List<String> teams = new ArrayList<>();

    @Option(names = "--coach", paramLabel = "WHO", description = "Only this coach: a name, or an id; repeatable.")
    private List<String> coaches = new ArrayList<>();

    /** The teams as the store spells them; none for any. */
    Set<String> teams(StoreView view) {
        Set<String> known = new LinkedHashSet<>();
        teams.forEach(team -> known.addAll(
                found("team", team, "coachstream sql \"FROM persons\" lists them", view.texts(TEAM, team))));
        return known;
    }

    /** The coaches as persons; none for any. */
    Set<String> coaches(StoreView view) {
        Set<String> known = new LinkedHashSet<>();
        coaches.forEach(coach -> known.addAll(found(
                "person",
                coach,
                "coachstream sql \"FROM metric_coach_load\" lists the coaches",
                view.texts(COACH, coach, coach, coach))));
        return known;
    }

    private static List<String> found(String what, String name, String suggestion, List<String> known) {
        if (known.isEmpty()) {
            throw new UsageException("the store knows no " + what + " " + name, suggestion);
        }
        return known;
    }

    /** How it was narrowed, as it was written; empty if it was not. */
    Map<String, String> written() {
        Map<String, String> written = new LinkedHashMap<>();
        written.put("--team", String.join(", ", teams));
        written.put("--coach", String.join(", ", coaches));
        written.values().removeIf(String::isEmpty);
        return written;
    }
}
