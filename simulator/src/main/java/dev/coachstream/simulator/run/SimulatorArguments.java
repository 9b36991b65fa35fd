package dev.coachstream.simulator.run;

import dev.coachstream.simulator.DataSet;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What {@link Simulators} was asked for. */
record SimulatorArguments(
        Map<String, Integer> ports, int sessions, long seed, boolean quotas, Duration latency, boolean printConfig) {
    private static final List<String> VENDORS = List.of("maestroqa", "cresta", "samsara");

    /** Fails with a message for whoever typed them. */
    static SimulatorArguments parsed(List<String> arguments) {
        Map<String, Integer> ports = new TreeMap<>();
        int sessions = 2000;
        long seed = 1;
        boolean quotas = false;
        boolean printConfig = false;
        Duration latency = Duration.ZERO;
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String option = rest.next();
            switch (option) {
                case "--maestroqa", "--cresta", "--samsara" -> ports.put(option.substring(2), number(option, rest));
                case "--sessions" -> sessions = number(option, rest);
                case "--seed" -> seed = number(option, rest);
                case "--latency" -> latency = milliseconds(option, rest);
                case "--quotas" -> quotas = true;
                case "--print-config" -> printConfig = true;
                default -> throw new IllegalArgumentException("unknown option " + option);
            }
        }
        if (ports.isEmpty()) {
            VENDORS.forEach(vendor -> ports.put(vendor, 0));
        }
        return new SimulatorArguments(ports, sessions, seed, quotas, latency, printConfig);
    }

    DataSet dataSet() {
        return DataSet.of(sessions).withSeed(seed);
    }

    private static int number(String option, Iterator<String> rest) {
        String value = value(option, rest);
        try {
            return Integer.parseUnsignedInt(value);
        } catch (NumberFormatException refused) {
            throw new IllegalArgumentException(option + ": " + value + " is not a number");
        }
    }

    private static Duration milliseconds(String option, Iterator<String> rest) {
        String value = value(option, rest);
        if (!value.matches("\\d{1,6}ms")) {
            throw new IllegalArgumentException(option + ": " + value + " is not a time such as 50ms");
        }
        return Duration.ofMillis(Long.parseLong(value.substring(0, value.length() - 2)));
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return rest.next();
    }
}
