package dev.coachstream.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DatabindException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Time stamps as vendors send them, against RFC 3339 sections 5.6 and 5.7. */
final class Rfc3339Test {

    @ParameterizedTest
    @CsvSource({
        "1963-06-19T08:30:06.283185Z,1963-06-19T08:30:06.283185Z",
        "1963-06-19T08:30:06Z,1963-06-19T08:30:06Z",
        "1963-06-19t08:30:06.283185z,1963-06-19T08:30:06.283185Z",
        "1963-06-19 08:30:06Z,1963-06-19T08:30:06Z",
        "1937-01-01T12:00:27.87+00:20,1937-01-01T11:40:27.870Z",
        "1990-12-31T15:59:50.123-08:00,1990-12-31T23:59:50.123Z",
        "2026-03-01T00:30:00+01:00,2026-02-28T23:30:00Z",
        "2026-11-01T10:00:00-00:00,2026-11-01T10:00:00Z",
        "2026-11-01T10:00:00+23:59,2026-10-31T10:01:00Z",
        "1998-12-31T23:59:60Z,1998-12-31T23:59:59.999999999Z",
        "1998-12-31T15:59:60.123-08:00,1998-12-31T23:59:59.999999999Z",
        "2017-01-01T00:59:60+01:00,2016-12-31T23:59:59.999999999Z",
        "1985-04-12T00:59:59.999999999999999Z,1985-04-12T00:59:59.999999999Z",
        "1985-04-12T00:59:59.1234567890,1985-04-12T00:59:59.123456789Z",
        "9999-12-31T23:59:59Z,9999-12-31T23:59:59Z",
        "0000-01-01T00:00:00Z,0000-01-01T00:00:00Z"
    })
    void readsWhatItAllows(String text, Instant time) throws IOException {
        assertThat(read(text)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-01",
                "2026-11-01T15:60:00Z",
                "2026-11-01T24:00:00Z",
                "2026-11-01T15:59:61Z",
                "2026-11-01T15:59Z",
                "1998-12-31T23:58:60Z",
                "1998-12-31T22:59:60Z",
                "2016-12-31T24:59:60+01:00",
                "1990-02-31T15:59:59.123-08:00",
                "1990-12-31T15:59:59-24:00",
                "1990-12-31T10:00:00+10:60",
                "1963-06-19T08:30:06.28123+01:00Z",
                "1985-04-12T23:20:50+01",
                "1985-04-12T23:20:50+0100",
                "1985-04-12T23:20:50.Z",
                "1985-04-12T23:20:50,5Z",
                "06/19/1963 08:30:06 PST",
                "2013-350T01:01:01",
                "1963-6-19T08:30:06.283185Z",
                "1963-06-1\u09eaT00:00:00Z",
                "1963-06-11T0\u09ea:00:00Z",
                "+11963-06-19T08:30:06.283185Z",
                "1985-04-12T23:20:50Z\n",
                " 1985-04-12T23:20:50Z",
                "1985-04-12T23:20:50Z ",
                "9999-12-31T23:59:59-05:00",
                "0000-01-01T00:00:00+00:01",
                "9999-12-31T23:59:60-00:01",
                "T::-  -"
            })
    void refusesEverythingElse(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(DatabindException.class);
    }

    @Test
    void takesAnEmptyTextForNoStamp() throws IOException {
        assertThat(WireJson.shared().readValue("\"\"", Instant.class)).isNull();
    }

    private static Instant read(String text) throws IOException {
        return WireJson.shared().readValue(new ObjectMapper().writeValueAsBytes(text), Instant.class);
    }
}
