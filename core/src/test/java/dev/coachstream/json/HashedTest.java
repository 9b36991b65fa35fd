package dev.coachstream.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class HashedTest {
    record Answer(@Nullable Items<Hashed<Row>> rows) {}

    record Row(@Nullable String id, @Nullable Long count) {}

    @Test
    void isTheSameForTheSameBytesWhereverTheyStand() throws IOException {
        Items<Hashed<Row>> first = rows("{\"id\":\"a\",\"count\":1}, {\"id\":\"b\",\"count\":1}");
        Items<Hashed<Row>> later = rows("{\"id\":\"c\"},\n  {\"id\":\"b\",\"count\":1} ,{\"id\":\"a\",\"count\":2}");

        assertThat(later.good().get(1))
                .isEqualTo(first.good().get(1))
                .hasSameHashCodeAs(first.good().get(1));
        assertThat(later.good().get(2).hash()).isNotEqualTo(first.good().get(0).hash());
        assertThat(later.good()).extracting(Hashed::value).extracting(Row::id).containsExactly("c", "b", "a");
    }

    @Test
    void leavesOutABadRecord() throws IOException {
        Items<Hashed<Row>> rows = rows("{\"id\":\"a\"},17,null,{\"id\":\"b\"}");

        assertThat(rows.good()).extracting(Hashed::value).extracting(Row::id).containsExactly("a", "b");
        assertThat(rows.bad())
                .extracting(Items.Bad::field)
                .containsOnly("(the record itself)")
                .hasSize(2);
    }

    /** A number of so many digits has a page read by another parser, which does not say where a record's bytes are. */
    @Test
    void isOfTheRecordItselfInAPageThatIsReadCarefully() throws IOException {
        String row = "{\"id\":\"a\",\"count\":1}";
        String tooLong = ",{\"id\":\"b\",\"count\":" + "9".repeat(1_200) + "}";

        Hashed<Row> careful = rows(row + tooLong).good().get(0);

        assertThat(careful).isEqualTo(rows(" " + row + tooLong).good().get(0));
        assertThat(careful.hash()).isEqualTo(careful.value().hashCode());
    }

    @Test
    void goesAlongWithAnotherForm() {
        Hashed<String> text = new Hashed<>(17, 4711).map(String::valueOf);

        assertThat(text).isEqualTo(new Hashed<>("17", 4711)).hasToString("Hashed[value=17, hash=4711]");
    }

    @Test
    void differsWhereAnyByteDoes() {
        byte[] bytes = new byte[64];
        new Random(1).nextBytes(bytes);
        Set<Integer> hashes = new HashSet<>();
        int made = 0;
        for (int length = 1; length <= 40; length++) {
            for (int at = 0; at < length; at++) {
                byte[] other = Arrays.copyOf(bytes, 64);
                other[3 + at] ^= 1;
                hashes.add(HashedReader.hash(other, 3, 3 + length));
                made++;
            }
            hashes.add(HashedReader.hash(bytes, 3, 3 + length));
            made++;
        }

        assertThat(hashes).hasSize(made);
    }

    private static Items<Hashed<Row>> rows(String rows) throws IOException {
        byte[] json = ("{\"rows\":[" + rows + "]}").getBytes(StandardCharsets.UTF_8);
        Items<Hashed<Row>> read = ((Answer) new PageReader().read(json, Answer.class)).rows();
        return read == null ? new Items<>(List.of(), List.of()) : read;
    }
}
