package dev.coachstream.simulator.maestroqa;

import com.fasterxml.jackson.core.io.SerializedString;
import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.Draw;
import dev.coachstream.simulator.Ids;
import dev.coachstream.simulator.Person;
import dev.coachstream.simulator.Staff;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The agents and coaches of a MaestroQA account under their ids: an agent's comes from the helpdesk, a coach's is MaestroQA's own. */
public final class MaestroQaPeople {
    private static final int ADMINS = 3;

    private final Staff staff;
    private final String[] agentIds;
    private final SerializedString[] agentNames;
    private final String[] coachIds;
    private final SerializedString[] coachNames;
    private final String[] adminIds;
    private final Map<String, Integer> agentsById = new HashMap<>();

    public MaestroQaPeople(DataSet data) {
        staff = new Staff(1_000_000, number -> true, data.sessions());
        agentIds = ids(staff.agents(), MaestroQaPeople::helpdeskId);
        agentNames = names(staff.agents(), number -> label(staff.agent(number), number % 5 == 0));
        coachIds = ids(staff.coaches(), number -> Ids.meteor(new Draw(data.seed() ^ 0xC0AC4, number)));
        coachNames = names(staff.coaches(), number -> label(staff.coach(number), number % 3 == 0));
        adminIds = ids(ADMINS, number -> Ids.meteor(new Draw(data.seed() ^ 0xAD314, number)));
        IntStream.range(0, agentIds.length).forEach(number -> agentsById.put(agentIds[number], number));
    }

    public Staff staff() {
        return staff;
    }

    public String agentId(int agent) {
        return agentIds[agent];
    }

    /** -1 for an id that no agent has. */
    int agentNumber(String id) {
        return agentsById.getOrDefault(id, -1);
    }

    SerializedString agentName(int agent) {
        return agentNames[agent];
    }

    public String coachId(int coach) {
        return coachIds[coach];
    }

    /** Names are labels, and change: the document's own example shows one coach under three of them. */
    SerializedString coachName(int coach, boolean nickname) {
        return nickname ? new SerializedString(staff.coach(coach).first() + " (QA)") : coachNames[coach];
    }

    /** Most records are created by the coach, some by the quality team. */
    String creatorId(int coach, Draw draw) {
        return draw.percent(88) ? coachIds[coach] : draw.of(adminIds);
    }

    private static String helpdeskId(int number) {
        return switch (number % 5) {
            case 1, 3 -> Long.toString(5_500_000_000L + number * 7919L);
            case 4 -> String.format(Locale.ROOT, "0055e0000%06XAAG", 0x2A0000 + number * 31);
            default -> Integer.toString(80_000 + number * 13);
        };
    }

    private static String label(Person person, boolean email) {
        return email ? person.email() : person.name();
    }

    private static SerializedString[] names(int count, IntFunction<String> name) {
        return IntStream.range(0, count)
                .mapToObj(number -> new SerializedString(name.apply(number)))
                .toArray(SerializedString[]::new);
    }

    private static String[] ids(int count, IntFunction<String> id) {
        return IntStream.range(0, count).mapToObj(id).toArray(String[]::new);
    }
}
