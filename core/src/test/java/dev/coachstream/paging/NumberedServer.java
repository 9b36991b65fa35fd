package dev.coachstream.paging;

import dev.coachstream.model.Feed;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A list of records that is asked for by the numbers of its pages, as a test wants it to answer; and what a scan reads of it. */
final class NumberedServer {
    static final CursorScope SCOPE = new CursorScope("s", Feed.SESSIONS, "f");
    static final int SIZE = 10;

    final List<String> held =
            new ArrayList<>(IntStream.range(100, 125).mapToObj(String::valueOf).toList());
    final List<Long> asked = new CopyOnWriteArrayList<>();
    Says says = Says.PAGES;
    Function<Integer, Integer> size = request -> SIZE;
    Runnable beforeAnswer = () -> {};
    IntPredicate empty = request -> false;
    int inFlight = 1;
    ToLongFunction<List<String>> total = rows -> held.size();

    /** What a vendor says of the whole. */
    enum Says {
        PAGES,
        TOTAL,
        MORE,
        PAGES_AND_TOTAL
    }

    List<Page<String>> read() {
        return readAfter(null);
    }

    List<Page<String>> readAfter(@Nullable Cursor cursor) {
        return pages(Paged.of(
                SCOPE, cursor, () -> new PageNumberScan<>(SCOPE, this::answer, Function.identity(), inFlight)));
    }

    static List<Page<String>> pages(Paged<String> read) {
        try (read) {
            List<Page<String>> pages = new ArrayList<>();
            read.pages().forEach(pages::add);
            return pages;
        }
    }

    static List<String> items(List<Page<String>> pages) {
        return pages.stream().flatMap(page -> page.items().stream()).toList();
    }

    private synchronized NumberedPage<String> answer(long number) {
        asked.add(number);
        beforeAnswer.run();
        int each = size.apply(asked.size());
        long count = (held.size() + each - 1L) / each;
        List<String> rows = empty.test(asked.size())
                ? List.of()
                : held.stream().skip((number - 1) * each).limit(each).toList();
        NumberedPage<String> page = new NumberedPage<>(rows, rows.size(), List.of());
        Map<Says, NumberedPage<String>> said = new EnumMap<>(Says.class);
        said.put(Says.PAGES, page.withPages(count));
        said.put(Says.TOTAL, page.withTotal(total.applyAsLong(rows)));
        said.put(Says.MORE, page.withMore(number < count));
        said.put(Says.PAGES_AND_TOTAL, page.withPages(count).withTotal((long) held.size()));
        return Objects.requireNonNull(said.get(says));
    }
}
