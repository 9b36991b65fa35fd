package dev.coachstream.spi;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.coachstream.api.SourceConfig;
import dev.coachstream.error.CoachingSourceException;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Any value of a setting is read or refused in words that name the setting. */
final class SettingsFuzzTest {

    @FuzzTest(maxDuration = "30s")
    void value(FuzzedDataProvider data) {
        SourceConfig config =
                SourceConfig.of("s", "v", Map.of("key", data.consumeString(200), "quota", data.consumeString(60)));
        try {
            switch (data.consumeInt(0, 4)) {
                case 0 -> assertThat(config.number("key", 1, 1, 9)).isBetween(1, 9);
                case 1 -> assertThat(config.flag("key", true)).isIn(true, false);
                case 2 -> assertThat(config.choice("key", List.of("a", "b"))).isIn("a", "b");
                case 3 -> assertSafe(config.url("key", "https://h"));
                default -> assertThat(config.quota(List.of())).doesNotContainNull();
            }
        } catch (CoachingSourceException e) {
            assertThat(e).hasMessageContaining("setting ");
        }
    }

    private static void assertSafe(URI url) {
        boolean local = List.of("localhost", "127.0.0.1", "[::1]").contains(url.getHost());
        assertThat(url.getScheme().equalsIgnoreCase("https") || local).isTrue();
        assertThat(url.getUserInfo()).isNull();
    }
}
