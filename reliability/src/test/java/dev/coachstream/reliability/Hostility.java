package dev.coachstream.reliability;

import dev.coachstream.simulator.Fault;
import dev.coachstream.simulator.http.Request;
import dev.coachstream.simulator.http.Response;
import dev.coachstream.testkit.SimulatedAccount.Kind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntFunction;

/** What a malicious server answers, whatever it is asked. */
@SuppressWarnings("ImmutableEnumChecker") // the functions hold nothing
enum Hostility {
    ENDLESS_BODY("is longer than", vendor -> Fault.hugeBody(1L << 40)),
    CHUNK_EXTENSION("is longer than", vendor -> chunkExtension()),
    GZIP_BOMB("is longer than", vendor -> Fault.gzipBomb(1L << 30)),
    ENDLESS_TEXT("is longer than", vendor -> page("{\"id\":\"" + "x".repeat(3_000_000))),
    DEEP_NESTING("JSON", vendor -> Fault.deepNesting(100_000)),
    COUNTLESS_RECORDS("JSON", vendor -> pages(vendor, 9, turn -> "{},".repeat(150_000) + "{}")),
    GIANT_TEXTS(
            "repeats the position|answered from",
            vendor -> pages(vendor, 30, turn -> "{\"id\":\"" + turn + "x".repeat(450_000) + "\"}")),
    COUNTLESS_MEMBERS("repeats the position|answered from", vendor -> pages(vendor, 20, Hostility::members)),
    LONG_NAMES(
            "repeats the position|answered from",
            vendor -> pages(vendor, 120, turn -> "{\"id\":\"" + turn + "\",\"" + turn + "x".repeat(450_000) + "\":1}")),
    /** A set that starts again and again, each time at a new position. */
    SAME_RECORDS(
            "100 pages in a row of nothing but records that were delivered before",
            vendor -> pages(vendor, 100_000, turn -> "{\"id\":\"1\",\"name\":\"1\"}")),
    /** The same, of which one record cannot be read and the other has a member that is new each time. */
    SAME_RECORDS_OTHERWISE(
            "100 pages in a row of nothing but records that were delivered before",
            vendor -> pages(vendor, 100_000, turn -> "5,{\"id\":\"1\",\"name\":\"1\",\"served\":" + turn + "}")),
    EMPTY_PAGES("1000 pages in a row without a record|stays empty", vendor -> pages(vendor, 100_000, turn -> "")),
    FRESH_CURSORS(
            "repeats the position|answered from", vendor -> pages(vendor, 300, turn -> "{\"id\":\"" + turn + "\"}"));

    private static final int MEMBERS = 40_000;

    private final String words;
    private final Function<Kind, Fault> answer;

    Hostility(String words, Function<Kind, Fault> answer) {
        this.words = words;
        this.answer = answer;
    }

    /** What the error says, as a pattern. */
    String words() {
        return words;
    }

    Fault at(Kind vendor) {
        return answer.apply(vendor);
    }

    /** Pages that each name a fresh successor; after so many they repeat themselves, so that a test comes to its end. */
    private static Fault pages(Kind vendor, int count, IntFunction<String> records) {
        AtomicInteger turns = new AtomicInteger();
        return (exchange, proper) -> {
            int turn = Math.min(turns.getAndIncrement(), count);
            String asked = turn < count ? asked(exchange.request()) : "0";
            String page = envelope(vendor, records.apply(turn), turn, asked);
            exchange.send(Response.text(200, "application/json", page));
        };
    }

    /** A chunk that never begins. */
    private static Fault chunkExtension() {
        return (exchange, proper) -> {
            exchange.sendHead(Response.json(200, new byte[0]), -1);
            byte[] extension = "1;x=".repeat(4096).getBytes(StandardCharsets.US_ASCII);
            for (long sent = 0; sent < 1L << 32; sent += extension.length) {
                exchange.sendRaw(extension, 0, extension.length);
            }
        };
    }

    private static String asked(Request request) {
        return request.parameters().getOrDefault("startIndex", List.of("0")).get(0);
    }

    private static String envelope(Kind vendor, String records, int turn, String offset) {
        String next = turn + "x".repeat(1_000);
        return switch (vendor) {
            case MAESTROQA ->
                "{\"Resources\":[%s],\"startIndex\":%s,\"totalResults\":1000000000}".formatted(records, offset);
            case CRESTA -> "{\"coachingSessions\":[%s],\"nextPageToken\":\"%s\"}".formatted(records, next);
            case SAMSARA ->
                "{\"data\":[%s],\"pagination\":{\"endCursor\":\"%s\",\"hasNextPage\":true}}".formatted(records, next);
        };
    }

    private static Fault page(String body) {
        return Fault.send(Response.text(200, "application/json", body));
    }

    /** Names that no page had before. */
    private static String members(int turn) {
        StringBuilder members = new StringBuilder("{\"id\":\"").append(turn).append('"');
        for (int i = turn * MEMBERS; i < (turn + 1) * MEMBERS; i++) {
            members.append(",\"").append(Integer.toString(i, 36)).append("\":1");
        }
        return members.append('}').toString();
    }
}
