package dev.coachstream.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachstream.model.Feed;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class FirstPageTest {
    private static final CursorScope SCOPE = new CursorScope("s", Feed.SESSIONS, "f");

    private final List<@Nullable String> asked = new ArrayList<>();
    private final AtomicInteger closed = new AtomicInteger();

    @Test
    void isAskedForAloneAndEndsItsWalk() {
        try (Paged<String> paged = after(null)) {
            assertThat(paged.firstPage().items()).containsExactly("a");
            assertThat(asked).containsExactly((String) null);
            assertThat(closed).hasValue(1);
        }
    }

    @Test
    void leadsFromPageToPageUntilTheLast() {
        Page<String> first = after(null).firstPage();
        Page<String> second = after(first.cursor()).firstPage();

        assertThat(first.last()).isFalse();
        assertThat(second.items()).containsExactly("b");
        assertThat(second.last()).isTrue();
    }

    @Test
    void isEmptyAfterTheEnd() {
        Cursor end = SCOPE.cursor(null);

        Page<String> page = after(end).firstPage();

        assertThat(page.items()).isEmpty();
        assertThat(page.last()).isTrue();
        assertThat(page.cursor()).isEqualTo(end);
        assertThat(asked).isEmpty();
        assertThat(closed).hasValue(1);
    }

    @Test
    void isRefusedByAReadThatIsClosed() {
        Paged<String> paged = after(null);
        paged.close();

        assertThatThrownBy(paged::firstPage).isInstanceOf(IllegalStateException.class);
    }

    private Paged<String> after(@Nullable Cursor cursor) {
        return Paged.of(SCOPE, cursor, TwoPages::new);
    }

    private final class TwoPages implements PageFetcher<String> {
        @Override
        public FetchedPage<String> fetch(@Nullable String position) {
            asked.add(position);
            return position == null ? new FetchedPage<>(List.of("a"), "p2") : new FetchedPage<>(List.of("b"), null);
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }
}
