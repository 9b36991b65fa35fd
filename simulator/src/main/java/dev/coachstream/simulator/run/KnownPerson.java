package dev.coachstream.simulator.run;

import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.Person;
import dev.coachstream.simulator.Staff;
import dev.coachstream.simulator.cresta.CrestaPeople;
import dev.coachstream.simulator.maestroqa.MaestroQaPeople;
import dev.coachstream.simulator.samsara.SamsaraPeople;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** A human, and every id under which the three vendors know them: the truth that resolving people is compared to. */
public record KnownPerson(
        String name, String email, List<String> maestroQaIds, List<String> crestaIds, List<String> samsaraIds) {

    /** Everybody who is coached or coaches in three vendors that hold the same data set. */
    public static Collection<KnownPerson> of(DataSet data) {
        Map<Integer, KnownPerson> people = new TreeMap<>();
        MaestroQaPeople maestroQa = new MaestroQaPeople(data);
        CrestaPeople cresta = new CrestaPeople(data);
        SamsaraPeople samsara = new SamsaraPeople(data);
        Staff staff = maestroQa.staff();
        IntStream.range(0, staff.agents()).forEach(agent -> {
            known(people, staff.agent(agent)).maestroQaIds.add(maestroQa.agentId(agent));
            known(people, cresta.staff().agent(agent)).crestaIds.add(cresta.agent(agent));
            known(people, samsara.staff().agent(agent)).samsaraIds.add(samsara.driver(agent));
        });
        IntStream.range(0, staff.coaches()).forEach(coach -> {
            known(people, staff.coach(coach)).maestroQaIds.add(maestroQa.coachId(coach));
            known(people, cresta.staff().coach(coach)).crestaIds.add(cresta.coach(coach));
            known(people, samsara.staff().coach(coach)).samsaraIds.add(samsara.coach(coach));
        });
        return people.values();
    }

    private static KnownPerson known(Map<Integer, KnownPerson> people, Person person) {
        return people.computeIfAbsent(
                person.number(),
                number -> new KnownPerson(
                        person.name(), person.email(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
    }
}
