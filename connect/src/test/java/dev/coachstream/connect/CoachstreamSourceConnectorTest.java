package dev.coachstream.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.source.ConnectorTransactionBoundaries;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a connector is told: what is refused, and with which words. */
final class CoachstreamSourceConnectorTest {
    private final CoachstreamSourceConnector connector = new CoachstreamSourceConnector();
    private final Map<String, String> told = new HashMap<>(Map.of(
            "topic.prefix", "coaching",
            "accounts.fleet.vendor", "samsara",
            "accounts.fleet.token", "secret-of-fleet"));

    @Test
    void takesWhatIsRight() {
        assertThat(errors()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"interval", "INTERVAL"})
    void refusesTransactionsThatCouldPartAPage(String boundary) {
        told.put("transaction.boundary", boundary);

        assertThat(errors())
                .isEqualTo(Map.of(
                        "transaction.boundary",
                        List.of("interval could part a page, whose offset covers all of it: use poll, the default")));
        assertThat(connector.exactlyOnceSupport(told)).isEqualTo(ExactlyOnceSupport.UNSUPPORTED);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"poll", "connector"})
    void takesTransactionsOfWholePages(@Nullable String boundary) {
        told.put("transaction.boundary", boundary);

        assertThat(errors()).isEmpty();
        assertThat(connector.exactlyOnceSupport(told)).isEqualTo(ExactlyOnceSupport.SUPPORTED);
        assertThat(connector.canDefineTransactionBoundaries(told)).isEqualTo(ConnectorTransactionBoundaries.SUPPORTED);
    }

    @ParameterizedTest
    @CsvSource({"poll.interval.ms, 9223372036854775807", "poll.interval.ms, 999", "feeds, ''", "feeds, 'sessions,notes'"
    })
    void refusesWhatWouldReadNothing(String key, String value) {
        told.put(key, value);

        assertThat(errors()).containsOnlyKeys(key);
    }

    @Test
    void refusesAReferenceThatNoConfigProviderResolved() {
        told.put("accounts.fleet.token", "${file:/run/secrets/coaching.properties:fleet}");

        assertThat(errors().get("accounts.fleet.token"))
                .singleElement()
                .asString()
                .contains("no ConfigProvider of the worker");
    }

    private Map<String, List<String>> errors() {
        connector.config();
        Map<String, List<String>> errors = new HashMap<>();
        for (ConfigValue value : connector.validate(told).configValues()) {
            if (!value.errorMessages().isEmpty()) {
                errors.put(value.name(), value.errorMessages());
            }
        }
        return errors;
    }
}
