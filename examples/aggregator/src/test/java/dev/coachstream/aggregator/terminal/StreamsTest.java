package dev.coachstream.aggregator.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class StreamsTest {

    @Test
    void partsWhatItSaysBetweenWordsOnATerminal() {
        assertThat(said(true, "note: one two three\n  four five six seven"))
                .isEqualTo("note: one\ntwo three\n  four\n  five six\n  seven\n");
    }

    @Test
    void keepsWhatSomebodyCopiesWhole() {
        assertThat(said(true, "cannot write to /a/long/path/out: permission denied"))
                .isEqualTo("cannot\nwrite to\n/a/long/path/out:\npermission\ndenied\n");
    }

    @Test
    void saysEachThingOnOneLineWhereNobodyWatches() {
        assertThat(said(false, "note: one two three")).isEqualTo("note: one two three\n");
    }

    private static String said(boolean terminal, String text) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        new Streams(
                        InputStream.nullInputStream(),
                        OutputStream.nullOutputStream(),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        terminal,
                        80,
                        new Streams.Screen(10, 24))
                .say(text);
        return err.toString(StandardCharsets.UTF_8);
    }
}
