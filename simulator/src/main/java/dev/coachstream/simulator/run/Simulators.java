package dev.coachstream.simulator.run;

import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.ServerOptions;
import dev.coachstream.simulator.SimulatedVendor;
import dev.coachstream.simulator.cresta.CrestaData;
import dev.coachstream.simulator.cresta.SimulatedCresta;
import dev.coachstream.simulator.maestroqa.SimulatedMaestroQa;
import dev.coachstream.simulator.samsara.SimulatedSamsara;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

/**
 * Runs simulated vendors on their own: {@code --maestroqa 8081 --cresta 8082 --samsara 8083 --sessions 20000 [--seed 1] [--quotas] [--latency 50ms]
 * [--print-config]}. Ports that are not named are taken from those that are free; with no vendor named, all three run. The standard output has a line for each
 * vendor, or with {@code --print-config} a configuration that reads all of them.
 */
public final class Simulators {
    private static final String USAGE =
            "usage: Simulators [--maestroqa PORT] [--cresta PORT] [--samsara PORT] [--sessions N] [--seed N] [--quotas] [--latency 50ms] [--print-config]";

    private Simulators() {}

    public static void main(String[] arguments) throws InterruptedException {
        SimulatorArguments options;
        try {
            options = SimulatorArguments.parsed(List.of(arguments));
        } catch (IllegalArgumentException refused) {
            System.err.println(refused.getMessage() + System.lineSeparator() + USAGE);
            System.exit(2);
            return;
        }
        run(options, System.out);
        new CountDownLatch(1).await();
    }

    /** Starts what was asked for and says where it is; whoever calls closes it. */
    static List<SimulatedVendor> run(SimulatorArguments options, PrintStream out) {
        List<SimulatedVendor> running = new ArrayList<>();
        StringBuilder config = new StringBuilder("sources:\n");
        options.ports().forEach((name, port) -> {
            SimulatedVendor vendor =
                    started(name, options.dataSet(), ServerOptions.defaults().withPort(port));
            vendor.behaviour().latency(options.latency());
            if (options.quotas()) {
                vendor.behaviour().enforceDocumentedQuotas();
            }
            running.add(vendor);
            config.append(section(name, vendor, options.quotas()));
            if (!options.printConfig()) {
                out.println(name + " " + vendor.url() + " " + vendor.token());
            }
        });
        if (options.printConfig()) {
            out.print(config);
        }
        out.flush();
        return running;
    }

    private static SimulatedVendor started(String name, DataSet data, ServerOptions options) {
        return switch (name) {
            case "maestroqa" -> SimulatedMaestroQa.start(data, options);
            case "cresta" -> SimulatedCresta.start(data, options);
            default -> SimulatedSamsara.start(data, options);
        };
    }

    private static String section(String name, SimulatedVendor vendor, boolean quotas) {
        String account = name.equals("cresta")
                ? String.format(
                        Locale.ROOT,
                        "    customer: %s\n    profile: %s\n    usecase: %s\n",
                        CrestaData.customer(),
                        CrestaData.profile(),
                        CrestaData.usecase())
                : "";
        String quota = quotas ? "" : "    quota: [unlimited]\n";
        return "  - name: " + name + "\n    vendor: " + name + "\n    base-url: " + vendor.url() + "\n" + account
                + "    token: " + vendor.token() + "\n" + quota;
    }
}
