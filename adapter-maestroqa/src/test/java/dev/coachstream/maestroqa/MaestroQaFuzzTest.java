package dev.coachstream.maestroqa;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.google.inject.Guice;
import com.google.inject.Injector;
import dev.coachstream.api.SourceConfig;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.json.Hashed;
import dev.coachstream.json.ItemStream;
import dev.coachstream.json.Items;
import dev.coachstream.json.PageReader;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.Feed;
import dev.coachstream.paging.CursorScope;
import dev.coachstream.spi.Host;
import dev.coachstream.testkit.WrittenRecords;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Whatever bytes come, each is in a record, in a bad record that says why, or the answer is malformed. */
final class MaestroQaFuzzTest {
    private static final CursorScope SCOPE = new CursorScope("support", Feed.SESSIONS, "f");
    private static final PageReader PAGES = new PageReader();
    private static final Injector ACCOUNT = account();
    private static final CanonicalLists LISTINGS = ACCOUNT.getInstance(CanonicalLists.class);
    private static final LegacyRecordReader LEGACY = ACCOUNT.getInstance(LegacyRecordReader.class);

    @FuzzTest(maxDuration = "60s")
    void sessions(FuzzedDataProvider data) throws IOException {
        page(data, Feed.SESSIONS, "sessions", LISTINGS.sessions().mapping());
    }

    @FuzzTest(maxDuration = "60s")
    void points(FuzzedDataProvider data) throws IOException {
        page(data, Feed.POINTS, "points", LISTINGS.points().mapping());
    }

    @FuzzTest(maxDuration = "60s")
    void todos(FuzzedDataProvider data) throws IOException {
        page(data, Feed.TODOS, "todos", LISTINGS.todos().mapping());
    }

    @FuzzTest(maxDuration = "60s")
    void olderExport(FuzzedDataProvider data) throws IOException {
        try (ItemStream<LegacySession> rows =
                ItemStream.of(new ByteArrayInputStream(data.consumeRemainingAsBytes()), LegacySession.class)) {
            while (!rows.ended()) {
                Items<LegacySession> read = rows.next(10);
                WrittenRecords.assertReadBack(
                        Feed.SESSIONS, read.map(LEGACY::session).good());
            }
        } catch (JsonProcessingException | ItemStream.NotAList e) {
            assertThat(e).isNotNull();
        }
    }

    @FuzzTest(maxDuration = "60s")
    void exportPosition(FuzzedDataProvider data) {
        String text = data.consumeRemainingAsString();
        try {
            LegacyPosition place = LegacyPosition.parse(SCOPE, text);
            assertThat(LegacyPosition.parse(SCOPE, place.toString())).isEqualTo(place);
        } catch (CoachingSourceException e) {
            assertThat(e.kind()).isEqualTo(Kind.CONFIGURATION);
        }
    }

    @SuppressWarnings("unchecked") // the type is that of the interface's method
    private static <W, T extends CoachingRecord> void page(
            FuzzedDataProvider data, Feed feed, String method, Function<W, T> mapping) throws IOException {
        try {
            Method asked = Stream.of(MaestroQaApi.class.getDeclaredMethods())
                    .filter(each -> each.getName().equals(method))
                    .findFirst()
                    .orElseThrow();
            var page = (MaestroQaPage<W>) PAGES.read(data.consumeRemainingAsBytes(), asked.getGenericReturnType());
            WrittenRecords.assertReadBack(
                    feed, page.resources().map(Hashed::value).map(mapping).good());
        } catch (JsonProcessingException e) {
            assertThat(e).isNotNull();
        }
    }

    private static Injector account() {
        SourceConfig config = SourceConfig.of("support", "maestroqa", Map.of("token", "t"));
        return Guice.createInjector(new MaestroQaModule(MaestroQaConfig.from(config), Host.system()));
    }
}
