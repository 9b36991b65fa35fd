package dev.coachstream.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** JSON values that no document promises, for the proof that none of them breaks a read. The same seed gives the same values. */
public final class AnyJson {
    private static final int MAX_DEPTH = 4;
    private static final List<String> TIMES = List.of(
            "0001-01-01T00:00:00Z",
            "1969-12-31T23:59:59.999999999Z",
            "2026-02-29T00:00:00Z",
            "2026-13-01T00:00:00Z",
            "2016-12-31T23:59:60Z",
            "2026-03-04T10:00:00",
            "2026-03-04T10:00:00.123456",
            "2026-03-04 10:00:00Z",
            "2026-03-04t10:00:00z",
            "2026-03-04T10:00:00+0200",
            "2026-03-04T10:00:00+14:00",
            "2026-03-04T10:00:00-00:00",
            "2026-03-04T24:00:00Z",
            "2026-03-04T10:00Z",
            "2026-03-04",
            "2026",
            "+1000000000-01-01T00:00:00Z",
            "-0001-01-01T00:00:00Z",
            "9999-12-31T23:59:59.999999999Z",
            "Wed, 04 Mar 2026 10:00:00 GMT",
            "1772618400000");

    private final Random random;

    public AnyJson(long seed) {
        random = new Random(seed);
    }

    /** Values that have broken readers: empty, of the wrong type, huge, nested, without a zone, of another calendar. */
    public static List<String> hostile() {
        List<String> plain = List.of(
                "null",
                "true",
                "false",
                "0",
                "-1",
                "1.50",
                "1e400",
                "-1e-99999",
                "123456789012345678901234567890",
                "9".repeat(400),
                "\"\"",
                "\" \"",
                "\"text\"",
                "\"null\"",
                "\"NaN\"",
                "\"17\"",
                "\"\\u0000\\u001b[31m\\u202e\\ufeff\"",
                "\"\\ud83d\\ude80 \\u00e9\"",
                "\"" + "x".repeat(200_000) + "\"",
                "[]",
                "{}",
                "[null]",
                "[[],{}]",
                "{\"\":{\"a\":[1,{\"b\":null}]}}",
                "{\"id\":\"inner\",\"name\":\"inner\"}",
                "[".repeat(40) + "]".repeat(40));
        return Stream.concat(plain.stream(), TIMES.stream().map(time -> '"' + time + '"'))
                .toList();
    }

    /** Any value. */
    public String value() {
        return value(0);
    }

    /** An object with all these members, each of any value, and up to two of other names. */
    public String object(List<String> members) {
        List<String> all = new ArrayList<>(members.stream().map(this::member).toList());
        int others = random.nextInt(3);
        for (int number = 0; number < others; number++) {
            all.add(member("unlisted" + number));
        }
        return "{" + String.join(",", all) + "}";
    }

    /** One of the values given. */
    public <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private String member(String name) {
        return text(name) + ":" + value(1);
    }

    private String value(int depth) {
        List<Supplier<String>> kinds = List.of(
                () -> "null",
                () -> String.valueOf(random.nextBoolean()),
                () -> String.valueOf(random.nextLong()),
                () -> String.format(Locale.ROOT, "%.3e", random.nextGaussian() * 1e6),
                () -> text(anyText()),
                () -> text(oneOf(TIMES)),
                () -> array(depth + 1),
                () -> nested(depth + 1));
        int possible = depth < MAX_DEPTH ? kinds.size() : kinds.size() - 2;
        return kinds.get(random.nextInt(possible)).get();
    }

    private String array(int depth) {
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(number -> value(depth))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private String nested(int depth) {
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(number -> text("m" + number) + ":" + value(depth))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private String anyText() {
        int[] characters = random.ints(random.nextInt(12), 0, 0x2_0000)
                .filter(character -> character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE)
                .toArray();
        return new String(characters, 0, characters.length);
    }

    private static String text(String value) {
        return value.chars()
                .mapToObj(character -> character >= ' ' && character < 0x7f && character != '"' && character != '\\'
                        ? String.valueOf((char) character)
                        : String.format(Locale.ROOT, "\\u%04x", character))
                .collect(Collectors.joining("", "\"", "\""));
    }
}
