package dev.coachstream.samsara;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.google.inject.Guice;
import com.google.inject.Injector;
import dev.coachstream.api.SourceConfig;
import dev.coachstream.api.SourceListener;
import dev.coachstream.json.PageReader;
import dev.coachstream.model.Feed;
import dev.coachstream.spi.Drift;
import dev.coachstream.spi.Host;
import dev.coachstream.testkit.WrittenRecords;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.stream.Stream;

/** Whatever bytes come, each is in a record, in a bad record that says why, or the page is malformed. */
final class SamsaraFuzzTest {
    private static final PageReader PAGES = new PageReader();
    private static final Injector ACCOUNT = account();
    private static final SamsaraDrift DRIFT = new SamsaraDrift(new Drift("fleet", Feed.SESSIONS, SourceListener.NONE));
    private static final Type SESSIONS = answer(SessionsApi.class, "sessions");
    private static final Type ASSIGNMENTS = answer(AssignmentsApi.class, "assignments");

    @FuzzTest(maxDuration = "60s")
    @SuppressWarnings("unchecked") // the type is that of the interface's method
    void sessions(FuzzedDataProvider data) throws IOException {
        SessionsReader reader = ACCOUNT.getInstance(SessionsReader.class);
        try {
            var page = (SamsaraPage<SamsaraSession>) PAGES.read(data.consumeRemainingAsBytes(), SESSIONS);
            WrittenRecords.assertReadBack(
                    Feed.SESSIONS, reader.sessions(page.data(), DRIFT).good());
            WrittenRecords.assertReadBack(
                    Feed.POINTS, reader.points(page.data(), DRIFT).good());
        } catch (JsonProcessingException e) {
            assertThat(e).isNotNull();
        }
    }

    @FuzzTest(maxDuration = "60s")
    @SuppressWarnings("unchecked") // the type is that of the interface's method
    void assignments(FuzzedDataProvider data) throws IOException {
        AssignmentsReader reader = ACCOUNT.getInstance(AssignmentsReader.class);
        try {
            var page = (SamsaraPage<SamsaraAssignment>) PAGES.read(data.consumeRemainingAsBytes(), ASSIGNMENTS);
            WrittenRecords.assertReadBack(
                    Feed.ASSIGNMENTS, reader.assignments(page.data(), DRIFT).good());
        } catch (JsonProcessingException e) {
            assertThat(e).isNotNull();
        }
    }

    private static Injector account() {
        SourceConfig config = SourceConfig.of("fleet", "samsara", Map.of("token", "t"));
        return Guice.createInjector(new SamsaraModule(SamsaraConfig.from(config), Host.system()));
    }

    private static Type answer(Class<?> api, String method) {
        return Stream.of(api.getDeclaredMethods())
                .filter(each -> each.getName().equals(method))
                .map(Method::getGenericReturnType)
                .findFirst()
                .orElseThrow();
    }
}
