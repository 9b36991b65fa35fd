package dev.coachstream.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Feed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CanonicalJsonTest {
    private static final String SESSION =
            "{\"source\":\"s\",\"vendor\":\"v\",\"id\":\"1\",\"title\":\"\",\"status\":\"OPEN\","
                    + "\"coach\":{\"id\":\"c\",\"name\":\"C\"},\"createdAt\":\"2026-01-02T03:04:05.120Z\","
                    + "\"coachSignOff\":{\"done\":true},\"privateNotes\":\"secret\","
                    + "\"activity\":[{\"action\":\"update\",\"ipAddress\":\"10.0.0.1\"}],"
                    + "\"todos\":[{\"source\":\"s\",\"vendor\":\"v\",\"id\":\"t\",\"status\":\"UNKNOWN\"}],"
                    + "\"attributes\":{\"b\":null,\"a\":[1.10,{\"x\":true}]}}";

    @Test
    void writesWhatItReadByteForByte() throws IOException {
        assertThat(text(read(SESSION), true)).isEqualTo(SESSION);
    }

    @ParameterizedTest
    @CsvSource({"1.50,1.50", "1E+3,1000", "1e-7,0.0000001", "1e99999,1E+99999", "-1e-99999,-1E-99999"})
    void writesANumberPlainlyUnlessThatTakesALine(String sent, String written) throws IOException {
        String session = "{\"source\":\"s\",\"vendor\":\"v\",\"id\":\"1\",\"attributes\":{\"n\":%s}}";

        assertThat(text(read(session.formatted(sent)), true)).endsWith("{\"n\":" + written + "}}");
    }

    @Test
    void leavesOutWhatIsPrivateUnlessAsked() throws IOException {
        assertThat(text(read(SESSION), false))
                .doesNotContain("secret", "privateNotes", "activity", "10.0.0.1")
                .contains("\"title\":\"\"");
    }

    @Test
    void writesNothingPrivateAmongTheAttributesWhereMembersAreChosen() throws IOException {
        CoachingRecord session = read(SESSION.replace("{\"b\":null", "{\"privateRemark\":\"hush\",\"b\":null"));
        ByteArrayOutputStream written = new ByteArrayOutputStream();

        try (JsonGenerator target = new JsonFactory().createGenerator(written)) {
            CanonicalJson.write(target, session, true);
        }

        assertThat(written.toString(StandardCharsets.UTF_8)).isEqualTo(SESSION);
        assertThat(text(session, true)).contains("hush");
    }

    @Test
    void keepsPrivateThingsOutOfTheTextForm() throws IOException {
        assertThat(read(SESSION).toString())
                .doesNotContain("secret", "10.0.0.1")
                .contains("id=1", "OPEN");
        assertThat(((CoachingSession) read(SESSION)).activity().toString()).doesNotContain("10.0.0.1");
    }

    @Test
    void takesAbsentListsForEmpty() throws IOException {
        CoachingSession session =
                (CoachingSession) read("{\"source\":\"s\",\"vendor\":\"v\",\"id\":\"1\",\"points\":null}");

        assertThat(session.points()).isEmpty();
        assertThat(session.attributes()).isEmpty();
    }

    @Test
    void refusesARecordWithoutAnId() {
        assertThatThrownBy(() -> read("{\"source\":\"s\",\"vendor\":\"v\"}")).hasMessageContaining("needs an id");
    }

    private static CoachingRecord read(String json) throws IOException {
        return CanonicalJson.read(Feed.SESSIONS, json.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(CoachingRecord item, boolean includePrivate) {
        return new String(CanonicalJson.write(item, includePrivate), StandardCharsets.UTF_8);
    }
}
