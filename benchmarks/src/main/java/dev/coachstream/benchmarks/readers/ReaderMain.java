package dev.coachstream.benchmarks.readers;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * One reader in a process of its own, so that its processor time is its own, and no other's types are in the way of its compiler.
 *
 * <p>{@code ReaderMain READER VENDOR URL TOKEN}; for each line on standard input it reads everything once and answers
 * {@code COUNT SUM PROCESSOR-NANOSECONDS WALL-NANOSECONDS}. Ends with its input.
 */
public final class ReaderMain {
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private ReaderMain() {}

    public static void main(String[] arguments) throws Exception {
        Account account = new Account(Vendor.of(arguments[1]), URI.create(arguments[2]), arguments[3]);
        SessionReader reader = reader(arguments[0], account);
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        while (commands.readLine() != null) {
            long processor = PROCESS.getProcessCpuTime();
            long wall = System.nanoTime();
            Tally tally = reader.read();
            System.out.println(
                    tally + " " + (PROCESS.getProcessCpuTime() - processor) + " " + (System.nanoTime() - wall));
        }
    }

    private static SessionReader reader(String name, Account account) throws IOException {
        return switch (name) {
            case "coachstream" -> CoachstreamReader.of(account);
            case "stock-feign" -> StockFeignReader.of(account);
            case "hand-url-connection" -> new HandWrittenReader(account, Transport.urlConnection(account));
            case "hand-http-client" -> new HandWrittenReader(account, Transport.httpClient(account));
            default -> throw new IOException("no reader is called " + name);
        };
    }
}
