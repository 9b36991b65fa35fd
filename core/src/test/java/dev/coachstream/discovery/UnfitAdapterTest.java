package dev.coachstream.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachstream.api.Capabilities;
import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.Query;
import dev.coachstream.api.ReadPlan;
import dev.coachstream.api.Setting;
import dev.coachstream.api.SourceConfig;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Feed;
import dev.coachstream.paging.CursorScope;
import dev.coachstream.paging.Paged;
import dev.coachstream.spi.CoachingSourceFactory;
import dev.coachstream.spi.Host;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** A plugin that was made for another version of this program, or lacks a library, ends its accounts and no other. */
final class UnfitAdapterTest {

    @Test
    void isAnErrorOfItsAccount() {
        try (CoachingSource opened = CoachingSources.of(List.of(new Unfit()))
                .open(SourceConfig.of("support", "unfit", Map.of()), Host.system())) {
            assertEnds(opened::check);
            assertEnds(opened::capabilities);
            assertEnds(() -> opened.sessions(Query.all()).forEach(session -> {}));
            assertThatCode(opened::close).doesNotThrowAnyException();
        }
    }

    private static void assertEnds(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        CoachingSourceException.class,
                        e -> assertThat(e.source()).contains("support"))
                .hasMessageContaining("its adapter does not fit this program: java.lang.NoSuchMethodError: gone");
    }

    private static final class Unfit implements CoachingSourceFactory {
        @Override
        public String vendor() {
            return "unfit";
        }

        @Override
        public List<Setting> settings() {
            return List.of();
        }

        @Override
        public CoachingSource create(SourceConfig config, Host host) {
            return new UnfitSource(config.name(), config.vendor());
        }
    }

    private record UnfitSource(String name, String vendor) implements CoachingSource {
        @Override
        public Capabilities capabilities() {
            throw gone();
        }

        @Override
        public Paged<CoachingSession> sessions(Query query) {
            CursorScope scope = new CursorScope(name, Feed.SESSIONS, "all");
            return Paged.of(scope, null, () -> position -> {
                throw gone();
            });
        }

        @Override
        public ReadPlan plan(Feed feed, Query query) {
            throw gone();
        }

        @Override
        public void check() {
            throw gone();
        }

        @Override
        public void close() {
            throw gone();
        }

        private static NoSuchMethodError gone() {
            return new NoSuchMethodError("gone");
        }
    }
}
