package dev.coachstream.benchmarks;

import dev.coachstream.benchmarks.readers.Vendor;
import dev.coachstream.benchmarks.readers.Vendors;
import dev.coachstream.simulator.Quota;
import dev.coachstream.simulator.SimulatedVendor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A simulated vendor in a process of its own, so that its processor time is not counted as its reader's.
 *
 * <p>{@code VendorMain VENDOR SESSIONS} prints {@code URL TOKEN}, and then answers each line on standard input: {@code latency
 * MILLISECONDS}, {@code quotas on|off}, {@code quota REQUESTS MILLISECONDS}, {@code page ROWS} (what a page holds at most), {@code
 * requests} (how many since it was asked last, and how many of them it refused because of a quota). Ends with its input.
 */
public final class VendorMain {
    private VendorMain() {}

    public static void main(String[] arguments) throws IOException {
        try (SimulatedVendor vendor = Vendors.start(Vendor.of(arguments[0]), Integer.parseInt(arguments[1]))) {
            System.out.println(vendor.url() + " " + vendor.token());
            BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String command = commands.readLine(); command != null; command = commands.readLine()) {
                System.out.println(answer(vendor, command.split(" ")));
            }
        }
    }

    private static String answer(SimulatedVendor vendor, String[] command) {
        switch (command[0]) {
            case "latency" -> vendor.behaviour().latency(Duration.ofMillis(Long.parseLong(command[1])));
            case "quotas" -> {
                if (command[1].equals("on")) {
                    vendor.behaviour().enforceDocumentedQuotas();
                } else {
                    vendor.behaviour().unlimited();
                }
            }
            case "quota" ->
                vendor.behaviour()
                        .quota(new Quota(Integer.parseInt(command[1]), Duration.ofMillis(Long.parseLong(command[2]))));
            case "page" -> vendor.behaviour().pageSizes(Integer.parseInt(command[1]), Integer.parseInt(command[1]));
            case "requests" -> {
                String counts =
                        vendor.requests().count() + " " + vendor.requests().withStatus(429);
                vendor.requests().clear();
                return counts;
            }
            default -> throw new IllegalArgumentException("no command is called " + command[0]);
        }
        return "ok";
    }
}
