package dev.coachstream.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class PrefetcherTest {
    private final AtomicInteger fetched = new AtomicInteger();
    private final CountDownLatch began = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    @Test
    void deliversWhatWasFetchedWhileTheCallerWorked() throws InterruptedException {
        try (Prefetcher<String> ahead = new Prefetcher<>()) {
            ahead.expect(() -> {
                began.countDown();
                return "page";
            });
            assertThat(began.await(1, TimeUnit.MINUTES)).isTrue();
            assertThat(ahead.take()).isEqualTo("page");
        }
    }

    @Test
    void leavesTheNextPagesToACallerWhoIsBackBeforeAThreadCouldBegin() throws InterruptedException {
        try (Prefetcher<Integer> ahead = new Prefetcher<>()) {
            keepItsThreadBusy(ahead);
            ahead.expect(fetched::incrementAndGet);
            assertThat(ahead.take()).isNull();
            released.countDown();
            for (int page = 1; page < 8; page++) {
                ahead.expect(fetched::incrementAndGet);
                assertThat(ahead.take()).isNull();
            }
        }
        assertThat(fetched).hasValue(0);
    }

    private void keepItsThreadBusy(Prefetcher<Integer> ahead) throws InterruptedException {
        ahead.expect(() -> {
            began.countDown();
            released.await();
            return 0;
        });
        assertThat(began.await(1, TimeUnit.MINUTES)).isTrue();
    }
}
