package dev.coachstream.simulator.cresta;

import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.Draw;
import dev.coachstream.simulator.Staff;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** The users of a Cresta customer under their resource names; the ids in them are payroll numbers for some, random for others. */
public final class CrestaPeople {
    static final String CUSTOMER = "customers/acme";
    static final String PROFILE = CUSTOMER + "/profiles/us";
    static final String USECASE = PROFILE + "/usecases/sales";

    private static final String USER = CUSTOMER + "/users/";

    private final Staff staff;
    private final long seed;
    private final String[] agents;
    private final String[] coaches;
    private final Map<String, Integer> agentsByName = new HashMap<>();

    public CrestaPeople(DataSet data) {
        staff = new Staff(2_000_000, number -> number % 4 <= 1, data.sessions());
        seed = data.seed();
        agents = IntStream.range(0, staff.agents()).mapToObj(this::agentName).toArray(String[]::new);
        coaches = IntStream.range(0, staff.coaches())
                .mapToObj(number -> random(~number))
                .toArray(String[]::new);
        IntStream.range(0, agents.length).forEach(number -> agentsByName.put(agents[number], number));
    }

    public Staff staff() {
        return staff;
    }

    public String agent(int number) {
        return agents[number];
    }

    /** -1 for a name that no agent has. */
    int agentNumber(String name) {
        return agentsByName.getOrDefault(name, -1);
    }

    public String coach(int number) {
        return coaches[number];
    }

    /** The group of an agent's team. */
    String group(int agent) {
        return CUSTOMER + "/groups/team-" + staff.coachOf(agent, 0);
    }

    String admin() {
        return USER + "quality-admin";
    }

    private String agentName(int number) {
        return number % 2 == 0 ? USER + staff.agent(number).payrollId() : random(number);
    }

    private String random(int number) {
        return USER + String.format(Locale.ROOT, "%016x", new Draw(seed ^ 0x05E45, number).next());
    }
}
