package dev.coachstream.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachstream.api.Setting;
import dev.coachstream.api.SourceConfig;
import dev.coachstream.error.CoachingSourceException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ResponseLimitsTest {

    @Test
    void areWhatTheAccountIsTold() {
        Host host = lent(Map.of(
                "max-response-size", "512KiB", "connect-timeout", "2s", "idle-timeout", "300ms", "call-timeout", "1m"));

        assertThat(host.limits())
                .isEqualTo(new ResponseLimits(
                        512 << 10, Duration.ofSeconds(2), Duration.ofMillis(300), Duration.ofMinutes(1)));
    }

    @Test
    void areTheHostsOwnOtherwise() {
        assertThat(lent(Map.of()).limits()).isEqualTo(ResponseLimits.STANDARD);
        assertThat(lent(Map.of("max-response-size", "1MiB")).limits().silence())
                .isEqualTo(ResponseLimits.STANDARD.silence());
    }

    @Test
    void areListedWithTheirDefaults() {
        for (Setting setting : LimitSettings.SETTINGS) {
            assertThat(lent(Map.of(setting.name(), String.valueOf(setting.defaultValue())))
                            .limits())
                    .isEqualTo(ResponseLimits.STANDARD);
        }
    }

    @Test
    void leaveSharedWhatAccountsShare() {
        Host host = Host.system();
        Object one =
                host.forAccount(config(Map.of("call-timeout", "1s")), List.of()).shared(Object.class, "k", Object::new);

        assertThat(host.shared(Object.class, "k", Object::new)).isSameAs(one);
    }

    @ParameterizedTest
    @CsvSource({
        "max-response-size, 0MiB, a size from 1KiB to 1024MiB",
        "max-response-size, 1025MiB, a size from 1KiB to 1024MiB",
        "max-response-size, 64MB, a size from 1KiB to 1024MiB",
        "max-response-size, 64, a size from 1KiB to 1024MiB",
        "connect-timeout, 0s, a time from 1ms to 1h",
        "idle-timeout, 2h, a time from 1ms to 1h",
        "idle-timeout, 30, a time from 1ms to 1h",
        "call-timeout, never, a time from 1ms to 1h"
    })
    void areRefusedInWords(String key, String value, String expected) {
        assertThatThrownBy(() -> lent(Map.of(key, value)))
                .isInstanceOf(CoachingSourceException.class)
                .hasMessageContaining("setting " + key + " must be " + expected);
    }

    private static Host lent(Map<String, String> settings) {
        return Host.system().forAccount(config(settings), List.of());
    }

    private static SourceConfig config(Map<String, String> settings) {
        return SourceConfig.of("s", "v", settings);
    }
}
