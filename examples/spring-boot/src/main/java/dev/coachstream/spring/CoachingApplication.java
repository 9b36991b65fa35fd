package dev.coachstream.spring;

import dev.coachstream.api.CoachingSource;
import dev.coachstream.config.Configuration;
import dev.coachstream.config.ConfigurationReader;
import dev.coachstream.discovery.CoachingSources;
import dev.coachstream.spi.Host;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Opens the first account of a configuration; Spring closes it. What is done with it: {@link CoachingController}. */
@SpringBootApplication
@EnableScheduling
public class CoachingApplication {
    public static void main(String[] args) {
        SpringApplication.run(CoachingApplication.class, args);
    }

    @Bean
    @ConditionalOnMissingBean
    Host host() {
        return Host.system();
    }

    @Bean
    CoachingSource account(@Value("${coachstream.configuration}") Path file, Host host) {
        Configuration configuration = ConfigurationReader.load(file);
        return configuration.open(configuration.sources().get(0), CoachingSources.find(), host);
    }
}
