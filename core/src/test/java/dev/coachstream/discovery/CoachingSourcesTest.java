package dev.coachstream.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.Setting;
import dev.coachstream.api.SourceConfig;
import dev.coachstream.spi.CoachingSourceFactory;
import dev.coachstream.spi.Host;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CoachingSourcesTest {
    private record Named(String vendor) implements CoachingSourceFactory {
        @Override
        public List<Setting> settings() {
            return List.of();
        }

        @Override
        public CoachingSource create(SourceConfig config, Host host) {
            throw new UnsupportedOperationException("not in this test");
        }
    }

    private static final class SecondAcme implements CoachingSourceFactory {
        @Override
        public String vendor() {
            return "acme";
        }

        @Override
        public List<Setting> settings() {
            return List.of();
        }

        @Override
        public CoachingSource create(SourceConfig config, Host host) {
            throw new UnsupportedOperationException("not in this test");
        }
    }

    @Test
    void listsTheKnownVendorsWhenAskedForAnother() {
        CoachingSources sources = CoachingSources.of(List.of(new Named("zeta"), new Named("acme")));

        assertThatThrownBy(() -> sources.open(SourceConfig.of("support", "acne", Map.of()), Host.system()))
                .hasMessage("support: there is no adapter for vendor 'acne'; known: acme, zeta");
    }

    @Test
    void namesBothClassesOfOneVendor() {
        assertThatThrownBy(() -> CoachingSources.of(List.of(new Named("acme"), new SecondAcme())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(Named.class.getName())
                .hasMessageContaining(SecondAcme.class.getName());
    }

    @Test
    void saysWhenThereIsNoAdapterAtAll() {
        assertThatThrownBy(() -> CoachingSources.find().factory("support", "acme"))
                .hasMessageContaining("no adapter is on the class path");
    }

    @Test
    void ordersAdaptersByVendor() {
        assertThat(CoachingSources.of(List.of(new Named("b"), new Named("a"))).factories())
                .extracting(CoachingSourceFactory::vendor)
                .containsExactly("a", "b");
    }
}
