package dev.coachstream.aggregator.command;

import dev.coachstream.aggregator.output.Csv;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.run.KnownPerson;
import dev.coachstream.warehouse.people.PeopleList;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The list by hand of a demo: who is who at the simulated vendors, and their teams, as somebody would have written it down. */
final class DemoPeople {
    private static final List<String> TEAMS = List.of("North", "South", "West");
    /** Somebody whose driver the list leaves out: the address that two vendors have links it. */
    private static final int LEFT_TO_EVIDENCE = 5;

    private DemoPeople() {}

    /** Writes the list, and reads it. */
    static PeopleList write(DataSet data, Path file) {
        List<String> lines = new ArrayList<>();
        lines.add("person,source,id,team");
        Collection<KnownPerson> people = KnownPerson.of(data);
        // Neighbours share a coach, and a team then.
        int neighbours = Math.max(1, people.size() / (3 * TEAMS.size()));
        int place = 0;
        for (KnownPerson person : people) {
            String team = TEAMS.get(place / neighbours % TEAMS.size());
            boolean evident =
                    place == LEFT_TO_EVIDENCE && !person.maestroQaIds().isEmpty();
            person.maestroQaIds().forEach(id -> lines.add(line(person, "support", id, team)));
            person.crestaIds().forEach(id -> lines.add(line(person, "sales", id, team)));
            if (!evident) {
                person.samsaraIds().forEach(id -> lines.add(line(person, "fleet", id, team)));
            }
            place++;
        }
        SampleList.write(file, "people of three simulated accounts; docs/people.md says what such a list is", lines);
        return PeopleList.read(file);
    }

    private static String line(KnownPerson person, String source, String id, String team) {
        return String.join(",", Csv.quoted(person.name()), source, Csv.quoted(id), team);
    }
}
