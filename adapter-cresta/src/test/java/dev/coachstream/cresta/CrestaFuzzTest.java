package dev.coachstream.cresta;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.coachstream.json.Items;
import dev.coachstream.json.PageReader;
import dev.coachstream.model.Feed;
import dev.coachstream.testkit.WrittenRecords;
import java.io.IOException;

/** Whatever bytes come, each is in a record, in a bad record that says why, or the page is malformed. */
final class CrestaFuzzTest {
    private static final PageReader PAGES = new PageReader();
    private static final CrestaMapper MAPPER = new CrestaMapperImpl();

    @FuzzTest(maxDuration = "60s")
    void sessions(FuzzedDataProvider data) throws IOException {
        try {
            var page = (ListCoachingSessionsResponse)
                    PAGES.read(data.consumeRemainingAsBytes(), ListCoachingSessionsResponse.class);
            WrittenRecords.assertReadBack(
                    Feed.SESSIONS,
                    Items.orNone(page.coachingSessions())
                            .map("name", session -> MAPPER.toSession(session, "sales"))
                            .good());
        } catch (JsonProcessingException e) {
            assertThat(e).isNotNull();
        }
    }

    @FuzzTest(maxDuration = "60s")
    void progresses(FuzzedDataProvider data) throws IOException {
        try {
            var page = (RetrieveCoachingProgressesResponse)
                    PAGES.read(data.consumeRemainingAsBytes(), RetrieveCoachingProgressesResponse.class);
            WrittenRecords.assertReadBack(
                    Feed.PROGRESS,
                    Items.orNone(page.agentCoachingProgresses())
                            .map(progress -> MAPPER.toProgress(progress, "sales"))
                            .good());
        } catch (JsonProcessingException e) {
            assertThat(e).isNotNull();
        }
    }

    /** A name that is accepted changes neither the path nor the method of a request. */
    @FuzzTest(maxDuration = "60s")
    void names(FuzzedDataProvider data) {
        String text = data.consumeRemainingAsString();
        try {
            CrestaName name = new CrestaName(text);
            assertThat(name).hasToString(text);
            assertThat(text).startsWith("customers/").doesNotContain("..", "//", "?", "#", ":", "%", "\\", " ");
            assertThat(text.chars().noneMatch(Character::isISOControl)).isTrue();
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageStartingWith("is not a resource name");
        }
    }
}
