package dev.coachstream.reliability;

import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.Query;
import dev.coachstream.api.SourceConfig;
import dev.coachstream.discovery.CoachingSources;
import dev.coachstream.spi.Host;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** Reads an account's sessions again and again until its time is over; as a process, to share a quota with other processes. */
final class QuotaReader {
    private QuotaReader() {}

    /**
     * Reads for a while.
     *
     * @param args the vendor, the file of the account's settings, and the seconds to read for
     */
    public static void main(String[] args) throws IOException {
        long end =
                System.nanoTime() + Duration.ofSeconds(Long.parseLong(args[2])).toNanos();
        SourceConfig account = SourceConfig.of("shared", args[0], settings(Path.of(args[1])));
        try (CoachingSource source = CoachingSources.find().open(account, Host.system())) {
            readUntil(end, source);
        }
    }

    private static Map<String, String> settings(Path file) throws IOException {
        Properties read = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            read.load(reader);
        }
        Map<String, String> settings = new HashMap<>();
        read.forEach((key, value) -> settings.put(key.toString(), value.toString()));
        return settings;
    }

    static void readUntil(long end, CoachingSource source) {
        while (System.nanoTime() < end) {
            try (var sessions = source.sessions(Query.all())) {
                for (var page : sessions.pages()) {
                    if (page.last() || System.nanoTime() >= end) {
                        break;
                    }
                }
            }
        }
    }
}
