package dev.coachstream.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import dev.coachstream.json.Items.Bad;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ItemsTest {
    record Answer(@Nullable Integer total, @Nullable Items<Row> rows) {}

    record Row(
            @Nullable String id,
            @Nullable Instant at,
            @Nullable Boolean done,
            @Nullable List<Part> parts,
            @JsonAnySetter Map<String, @Nullable Object> other) {}

    record Part(@Nullable String note, @Nullable Instant at) {}

    @Test
    void readsEveryRecord() throws IOException {
        Items<Row> rows =
                rows("{\"id\":\"a\",\"at\":\"2026-01-02T03:04:05.6Z\"},{\"id\":\"b\",\"new\":{\"x\":[1.10]}}");

        assertThat(rows.good()).extracting(Row::id).containsExactly("a", "b");
        assertThat(rows.good().get(0).at()).isEqualTo(Instant.parse("2026-01-02T03:04:05.600Z"));
        assertThat(rows.good().get(1).other()).hasToString("{new={x=[1.10]}}");
        assertThat(rows.bad()).isEmpty();
    }

    @Test
    void refusesAPageOfMoreRecordsThanAnyVendorSends() {
        String many = "{},".repeat(ItemsReader.MOST) + "{}";

        assertThatThrownBy(() -> rows(many))
                .hasRootCauseInstanceOf(StreamConstraintsException.class)
                .hasMessageContaining("more than 100000 records in one page");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"id\":\"bad\",\"at\":\"soon\"}|bad|at|is not a time stamp",
                "{\"id\":\"bad\",\"at\":17}|bad|at|is not a time stamp",
                "{\"at\":\"2026-01-02\",\"id\":\"bad\"}|bad|at|is not a time stamp",
                "{\"id\":\"bad\",\"done\":\"maybe\"}|bad|done|is not true or false",
                "{\"id\":{\"x\":[1,{\"y\":2}]},\"at\":null}||id|is not text",
                "{\"id\":\"bad\",\"parts\":{\"note\":\"n\"}}|bad|parts|is not a list",
                "{\"id\":\"bad\",\"parts\":[{},{\"note\":[[\"deep\"]],\"at\":null}]}|bad|parts[1].note|is not text",
                "17||(the record itself)|is not an object of the documented form",
                "null||(the record itself)|is not an object of the documented form",
                "[[{}]]||(the record itself)|is not an object of the documented form"
            })
    void passesOverABadRecordAndSaysWhy(String bad, @Nullable String id, String field, String reason)
            throws IOException {
        Items<Row> rows = rows("{\"id\":\"a\"}," + bad + ",{\"id\":\"b\",\"done\":true}");

        assertThat(rows.good()).extracting(Row::id).containsExactly("a", "b");
        assertThat(rows.bad()).containsExactly(new Bad(id, field, reason));
        assertThat(rows.received()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"id\":\"a\"|", "{\"id\":\"a\"},{\"id\":\"b", "{\"id\":\"a\"},{\"id\":tru}"})
    void failsThePageWhenItsJsonIsBroken(String cut) {
        assertThatThrownBy(() -> new PageReader().read(bytes("{\"total\":1,\"rows\":[" + cut), Answer.class))
                .satisfiesAnyOf(
                        e -> assertThat(e).isInstanceOf(StreamReadException.class),
                        e -> assertThat(e).hasRootCauseInstanceOf(StreamReadException.class));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"total\":1}", "{\"rows\":null}", "{\"rows\":[]}"})
    void takesAnAbsentListForNone(String json) throws IOException {
        Answer answer = (Answer) new PageReader().read(bytes(json), Answer.class);

        assertThat(Items.orNone(answer.rows()).received()).isZero();
    }

    @Test
    void countsWhatTheMappingRefuses() throws IOException {
        Items<String> ids = rows("{\"id\":\"a\"},{}").map(row -> {
            if (row.id() == null) {
                throw new IllegalArgumentException("a session needs an id");
            }
            return row.id();
        });

        assertThat(ids.good()).containsExactly("a");
        assertThat(ids.bad()).containsExactly(new Bad(null, "id", "is refused: a session needs an id"));
    }

    @Test
    void callsTheIdAsTheVendorDoesInWhatTheMappingRefuses() throws IOException {
        Items<String> none = rows("{}").map("name", row -> {
            throw new IllegalArgumentException("a session needs an id");
        });

        assertThat(none.bad()).containsExactly(new Bad(null, "name", "is refused: a session needs an id"));
    }

    @Test
    void readsAStampWithoutAZoneAsUtc() throws IOException {
        assertThat(rows("{\"id\":\"a\",\"at\":\"2023-06-30T21:16:51.588000\"}")
                        .good()
                        .get(0)
                        .at())
                .isEqualTo(Instant.parse("2023-06-30T21:16:51.588Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "2019-06-13T19:08:25Z,2019-06-13T19:08:25Z",
        "2019-06-13T19:08:25.123456789Z,2019-06-13T19:08:25.123456789Z",
        "2019-06-13T11:08:25-08:00,2019-06-13T19:08:25Z",
        "0001-01-01T00:00:00Z,0001-01-01T00:00:00Z"
    })
    void keepsThePrecisionSent(String sent, String read) throws IOException {
        assertThat(rows("{\"id\":\"a\",\"at\":\"" + sent + "\"}").good().get(0).at())
                .isEqualTo(Instant.parse(read));
    }

    private static Items<Row> rows(String rows) throws IOException {
        Answer answer = (Answer) new PageReader().read(bytes("{\"total\":1,\"rows\":[" + rows + "]}"), Answer.class);
        return Items.orNone(answer.rows());
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
