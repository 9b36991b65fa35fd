package dev.coachstream.simulator.samsara;

import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.Person;
import dev.coachstream.simulator.Staff;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The drivers and users of a Samsara organisation under their ids, which are numbers written as text. */
public final class SamsaraPeople {
    private final Staff staff;
    private final String[] drivers;
    private final String[] coaches;
    private final Map<String, Integer> driversById = new HashMap<>();

    public SamsaraPeople(DataSet data) {
        staff = new Staff(3_000_000, number -> number % 4 == 1 || number % 4 == 2, data.sessions());
        drivers = IntStream.range(0, staff.agents())
                .mapToObj(number -> Long.toString(49_000_000L + number * 97L))
                .toArray(String[]::new);
        coaches = IntStream.range(0, staff.coaches())
                .mapToObj(number -> Integer.toString(510_000 + number * 11))
                .toArray(String[]::new);
        IntStream.range(0, drivers.length).forEach(number -> driversById.put(drivers[number], number));
    }

    public Staff staff() {
        return staff;
    }

    public String driver(int number) {
        return drivers[number];
    }

    /** -1 for an id that no driver has. */
    int driverNumber(String id) {
        return driversById.getOrDefault(id, -1);
    }

    public String coach(int number) {
        return coaches[number];
    }

    /** The next one, round and round; the first after nobody. */
    String coachAfter(@Nullable String id) {
        return coaches[(Arrays.asList(coaches).indexOf(id) + 1) % coaches.length];
    }

    boolean isCoach(String id) {
        return Arrays.asList(coaches).contains(id);
    }

    /** What the organisation has stored beside a driver: an e-mail address, a payroll number, both or nothing. */
    Map<String, String> externalIds(int number) {
        Person person = staff.agent(number);
        return switch (number % 5) {
            case 2 -> Map.of();
            case 0, 1 -> Map.of("employeeEmail", person.email());
            case 3 -> Map.of("payrollId", person.payrollId());
            default -> new TreeMap<>(Map.of("employeeEmail", person.email(), "payrollId", person.payrollId()));
        };
    }
}
