package dev.coachstream.spring;

import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.Query;
import dev.coachstream.config.Configuration;
import dev.coachstream.config.ConfigurationReader;
import dev.coachstream.discovery.CoachingSources;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.paging.Cursor;
import dev.coachstream.paging.Page;
import dev.coachstream.spi.Host;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the sessions of a configuration's first account, a page at a time, and counts them at three every night. */
@SpringBootApplication(proxyBeanMethods = false) // no record has a proxy
@EnableScheduling
@RestController
public record CoachingApplication(CoachingSource account) {
    public static void main(String[] args) {
        SpringApplication.run(CoachingApplication.class, args);
    }

    /** Spring closes it. A host with a clock, limits or a client of its own has a bean of them. */
    @Bean
    static CoachingSource open(@Value("${coachstream.configuration}") Path path, Optional<Host> host) {
        Configuration file = ConfigurationReader.load(path);
        return file.open(file.sources().get(0), CoachingSources.find(), host.orElseGet(Host::system));
    }

    @GetMapping("/sessions")
    Map<String, Object> sessions(Optional<String> after) {
        Query query = Query.all().after(after.map(Cursor::parse).orElse(null));
        Page<?> page = account.sessions(query).firstPage();
        return Map.of("sessions", page.items(), "next", page.cursor().toString(), "last", page.last());
    }

    @Scheduled(cron = "0 0 3 * * *", zone = "UTC")
    void count() {
        System.out.println(account.sessions(Query.all()).stream().count());
    }

    @ExceptionHandler
    ResponseEntity<String> failed(CoachingSourceException e) {
        return ResponseEntity.status(502).body(e.getMessage()); // which holds no secret
    }
}
