package dev.coachstream.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import dev.coachstream.json.Items.Bad;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ItemStreamTest {
    record Row(
            @Nullable String id,
            @Nullable Instant at,
            @Nullable List<Row> rows,
            @JsonAnySetter Map<String, @Nullable Object> other) {}

    @Test
    void readsAsManyAsAskedForUntilTheEnd() throws IOException {
        try (ItemStream<Row> rows = stream("[{\"id\":\"a\"},{\"id\":\"b\"},{\"id\":\"c\"}] ")) {
            assertThat(rows.next(2).good()).extracting(Row::id).containsExactly("a", "b");
            assertThat(rows.ended()).isFalse();
            assertThat(rows.next(2).good()).extracting(Row::id).containsExactly("c");
            assertThat(rows.ended()).isTrue();
            assertThat(rows.next(2).received()).isZero();
        }
    }

    @Test
    void takesBytesThatAreNoTextForMalformed() {
        byte[] noText = {'[', 0, 0, 0, 0, 0, 0, 0, 0x37, 0x43, 0x67, 0};

        assertThatThrownBy(() -> ItemStream.of(new ByteArrayInputStream(noText), Row.class)
                        .next(1))
                .isInstanceOf(StreamReadException.class)
                .hasMessageContaining("the bytes are no text");
    }

    @Test
    void givesUpARecordThatNeverEnds() throws IOException {
        String start = "[{\"id\":\"a\"},{\"id\":\"b\"";
        String more = ",\"x\":0".repeat(BoundedRecords.MAX_BYTES / 5);

        try (ItemStream<Row> rows = stream(start + more)) {
            assertThatThrownBy(() -> rows.next(10))
                    .isInstanceOf(StreamConstraintsException.class)
                    .hasMessageContaining("a record of more than 8388608 bytes");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"_id\":\"bad\",\"rows\":[{},{\"rows\":{\"x\":[1]}}]}|bad|rows[1].rows|is not a list",
                "{\"rows\":17,\"_id\":\"bad\"}|bad|rows|is not a list",
                "17||(the record itself)|is not an object of the documented form",
                "null||(the record itself)|is not an object of the documented form",
                "[[{}]]||(the record itself)|is not an object of the documented form"
            })
    void passesOverABadRecordAndSaysWhy(String bad, @Nullable String id, String field, String reason)
            throws IOException {
        try (ItemStream<Row> rows = stream("[{\"id\":\"a\"}," + bad + ",{\"id\":\"b\"}]")) {
            Items<Row> read = rows.next(10);
            assertThat(read.good()).extracting(Row::id).containsExactly("a", "b");
            assertThat(read.bad()).containsExactly(new Bad(id, field, reason));
        }
    }

    @Test
    void keepsWhatAMemberCannotHoldBesideIt() throws IOException {
        try (ItemStream<Row> rows = stream("[{\"id\":\"a\",\"rows\":[{\"at\":\"2026-11-01\"}],\"at\":{\"x\":[1]}}]")) {
            Row row = rows.next(1).good().get(0);
            assertThat(row.other()).hasToString("{at={x=[1]}}");
            assertThat(Objects.requireNonNull(row.rows()).get(0).other()).hasToString("{at=2026-11-01}");
        }
    }

    @Test
    void losesNoRecordToWhatNobodyCanHold() throws IOException {
        String odd = "{\"id\":\"a\",\"\\udc00\":\"\\ud83d\",\"big\":" + "7".repeat(900)
                + ",\"far\":[1e400,1e99999999999],\"" + "n".repeat(2_000) + "\":1}";
        try (ItemStream<Row> rows = stream("[" + odd + ",{\"id\":\"b\"}]")) {
            Items<Row> read = rows.next(2);
            assertThat(read.bad()).isEmpty();
            assertThat(read.good().get(0).other().toString())
                    .startsWith("{\ufffd=\ufffd, big=777777")
                    .contains("far=[1e400, 1e99999999999]");
            assertThat(rows.mended()).isEqualTo(2);
        }
    }

    @Test
    void keepsTheDigitsOfNumbers() throws IOException {
        try (ItemStream<Row> rows = stream("[{\"score\":1.10,\"big\":123456789012345678901234567890}]")) {
            assertThat(rows.next(1).good().get(0).other().toString())
                    .contains("score=1.10", "big=123456789012345678901234567890");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[", "[{\"id\":\"a\"}", "[{\"id\":\"a\"},{\"id\":", "[{\"id\":\"a\"} {}]", "[] x", "<html>"})
    void failsWhereTheAnswerBreaksOff(String json) {
        assertThatThrownBy(() -> {
                    try (ItemStream<Row> rows = stream(json)) {
                        rows.next(10);
                    }
                })
                .isInstanceOf(StreamReadException.class);
    }

    @ParameterizedTest
    @CsvSource({"{}, an object instead of a list", "17, a single value instead of a list"})
    void saysWhatCameInsteadOfAList(String json, String message) {
        assertThatThrownBy(() -> stream(json).close())
                .isInstanceOf(ItemStream.NotAList.class)
                .hasMessage(message);
    }

    @Test
    void readsNoFurtherThanAskedFor() throws IOException {
        InputStream endless = new InputStream() {
            private final byte[] row = "{\"id\":\"a\"},".getBytes(UTF_8);
            private long at = -1;

            @Override
            public int read() {
                return at++ < 0 ? '[' : row[(int) ((at - 1) % row.length)];
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                into[offset] = (byte) read();
                return 1;
            }
        };
        try (ItemStream<Row> rows = ItemStream.of(endless, Row.class)) {
            assertThat(rows.next(1000).good()).hasSize(1000);
            assertThat(rows.ended()).isFalse();
        }
    }

    private static ItemStream<Row> stream(String json) throws IOException {
        return ItemStream.of(new ByteArrayInputStream(json.getBytes(UTF_8)), Row.class);
    }
}
