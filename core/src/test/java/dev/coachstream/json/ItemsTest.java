package dev.coachstream.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.json.Items.Bad;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ItemsTest {
    record Answer(@Nullable Integer total, @Nullable Items<Row> rows) {}

    record Row(
            @Nullable String id,
            @Nullable Instant at,
            @Nullable Boolean done,
            @Nullable BigDecimal score,
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
        String many = "{},".repeat(ItemsReader.MAX_RECORDS) + "{}";

        assertThatThrownBy(() -> rows(many))
                .hasRootCauseInstanceOf(StreamConstraintsException.class)
                .hasMessageContaining("more than 100000 records in one page");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"id\":\"bad\",\"parts\":[{\"at\":\"soon\"}]}|bad|parts[0].at|is not a time stamp",
                "{\"parts\":[{\"at\":17}],\"id\":\"bad\"}|bad|parts[0].at|is not a time stamp",
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

    /** The others of the record are worth more than the one; where it stands then, it is told as every undocumented member. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "at|'\"soon\"'|soon",
                "at|'\"2026-11-01\"'|2026-11-01",
                "at|'\"9999-12-31T23:59:59-05:00\"'|9999-12-31T23:59:59-05:00",
                "at|17|17",
                "at|{\"x\":[1]}|{x=[1]}",
                "done|'\"maybe\"'|maybe",
                "done|[]|[]",
                "score|'\"high\"'|high",
                "score|1e400|1E+400",
                "score|-1e-400|-1E-400",
                "score|1e999999999|1E+999999999",
                "score|1e99999999999|1e99999999999",
                "id|{\"x\":[1,{\"y\":2}]}|{x=[1, {y=2}]}"
            })
    void keepsWhatAMemberCannotHoldBesideIt(String member, String sent, String kept) throws IOException {
        Row row = rows("{\"id\":\"a\"},{\"" + member + "\":" + sent + ",\"more\":true}")
                .good()
                .get(1);

        assertThat(row.other()).hasToString("{" + member + "=" + kept + ", more=true}");
        assertThat(dev.coachstream.model.Attributes.unread(row.other())).containsExactly(member);
        assertThat(row).extracting(member).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "1998-12-31T23:59:60Z,1998-12-31T23:59:59.999999999Z",
        "2026-01-02T03:04:05.1234567891+01:00,2026-01-02T02:04:05.123456789Z"
    })
    void keepsTheTextOfAStampThatSaysMoreThanATime(String sent, Instant read) throws IOException {
        Row row = rows("{\"at\":\"" + sent + "\"}").good().get(0);

        assertThat(row.at()).isEqualTo(read);
        assertThat(row.other()).hasToString("{at=" + sent + "}");
        assertThat(dev.coachstream.model.Attributes.unread(row.other())).isEmpty();
    }

    /** What a page says beside its records decides where a list ends. */
    @ParameterizedTest
    @ValueSource(strings = {"{\"total\":\"many\",\"rows\":[]}", "{\"rows\":[{}],\"total\":{}}"})
    void refusesAPageOfWhichAMemberCannotBeRead(String page) {
        assertThatThrownBy(() -> new PageReader().read(bytes(page), Answer.class))
                .isInstanceOf(MismatchedInputException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"code\":13}", "[0]", "\"down\"", "true", "7"})
    void refusesAPageThatHasAnErrorBesideItsRecords(String error) {
        assertThatThrownBy(() -> new PageReader().read(bytes("{\"rows\":[{}],\"error\":" + error + "}"), Answer.class))
                .isInstanceOf(UndocumentedResponse.class)
                .hasMessageContaining("it has error beside its records");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "\"\"", "false", "0", "null"})
    void readsAPageThatSaysThatItHasNoError(String none) throws IOException {
        Answer answer = (Answer) new PageReader().read(bytes("{\"error\":" + none + ",\"total\":7}"), Answer.class);

        assertThat(answer.total()).isEqualTo(7);
    }

    @Test
    void mendsHalfCharactersAndCountsThem() throws IOException {
        AtomicInteger mended = new AtomicInteger();
        Answer answer = (Answer) new PageReader(mended::addAndGet)
                .read(
                        bytes("{\"rows\":[{\"id\":\"a\",\"\\udc00b\":[\"x\\ud83d\",\"\\ud83d\\ude00\"],"
                                + "\"at\":\"2026-01-02T03:04:05.6Z\"},{\"id\":\"b\"}]}"),
                        Answer.class);

        Items<Row> rows = Objects.requireNonNull(answer.rows());
        Row row = rows.good().get(0);
        assertThat(row.other()).hasToString("{\ufffdb=[x\ufffd, \ud83d\ude00]}");
        assertThat(row.at()).isEqualTo(Instant.parse("2026-01-02T03:04:05.600Z"));
        assertThat(rows.good()).hasSize(2);
        assertThat(mended).hasValue(2);
    }

    @Test
    void keepsNumbersThatNobodyCanHoldAsTheirTexts() throws IOException {
        String digits = "7".repeat(900);
        Items<Row> rows = rows("{\"id\":\"a\",\"deep\":[{\"x\":" + digits + "},-1e400,1.5]},{\"id\":\"b\",\"score\":"
                + digits + "},{\"id\":" + digits + "},{\"id\":\"c\",\"score\":2.50}");

        assertThat(rows.bad()).isEmpty();
        assertThat(rows.good().get(0).other()).hasToString("{deep=[{x=" + digits + "}, -1e400, 1.5]}");
        assertThat(rows.good().get(1).other()).hasToString("{score=" + digits + "}");
        assertThat(rows.good().get(2).id()).isEqualTo(digits);
        assertThat(rows.good().get(3).score()).isEqualTo("2.50");
    }

    @Test
    void keepsAMemberWhoseNameIsVeryLong() throws IOException {
        String name = "n".repeat(2_000);

        assertThat(rows("{\"id\":\"a\",\"" + name + "\":1}").good().get(0).other())
                .containsOnlyKeys(name);
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
    void setsAsideWhatTheMappingFailsAt() throws IOException {
        Items<String> ids = rows("{\"id\":\"a\"},{},{\"id\":\"x\"}").map(row -> {
            if (row.id() == null) {
                throw new NullPointerException("private text");
            }
            if (row.id().equals("x")) {
                throw new DateTimeException("Instant exceeds 99999999999999999");
            }
            return row.id();
        });

        assertThat(ids.good()).containsExactly("a");
        assertThat(ids.bad())
                .containsExactly(
                        new Bad(null, "id", "cannot be mapped: NullPointerException"),
                        new Bad(null, "id", "cannot be mapped: DateTimeException"));
    }

    @Test
    void takesAnErrorOfTheAccountForNoneOfARecord() throws IOException {
        CoachingSourceException ended = new CoachingSourceException("acme", Kind.UNAVAILABLE, "it is closed");
        Items<?> rows = rows("{}");

        assertThatThrownBy(() -> rows.map(row -> {
                    throw ended;
                }))
                .isSameAs(ended);
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
