package dev.coachstream.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.coachstream.json.CanonicalSchema;
import dev.coachstream.model.Feed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class SchemaTest {
    private static final String SESSION = "{\"source\":\"s\",\"vendor\":\"v\",\"id\":\"1\",\"status\":\"OPEN\"%s}";

    @ParameterizedTest
    @EnumSource
    void isAValidSchemaItself(Feed feed) {
        var metaschema =
                JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(SchemaLocation.of(SchemaId.V202012));

        assertThat(metaschema.validate(CanonicalSchema.of(feed), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void acceptsTheLeastASessionCanBe() {
        Schema.of(Feed.SESSIONS).accept(SESSION.formatted(""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ",\"mood\":1 | mood",
                ",\"title\":null | title",
                ",\"title\":5 | title",
                ",\"createdAt\":\"2026-03-04\" | createdAt",
                ",\"coach\":{\"name\":\"C\"} | id",
                ",\"coach\":{\"id\":\"\"} | id",
                ",\"points\":[{\"id\":\"p\"}] | source",
                ",\"activity\":[{\"at\":\"soon\"}] | at",
                ",\"coachee\":{\"id\":\"c\",\"externalIds\":{\"hr\":5}} | externalIds"
            })
    void refusesWhatTheModelCannotBe(String members, String named) {
        assertThatThrownBy(() -> Schema.of(Feed.SESSIONS).accept(SESSION.formatted(members)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(named);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"source\":\"s\",\"vendor\":\"v\",\"id\":\"1\"}", "{}", "[]", "null"})
    void refusesARecordThatLacksWhatEveryoneHas(String json) {
        assertThatThrownBy(() -> Schema.of(Feed.SESSIONS).accept(json)).isInstanceOf(AssertionError.class);
    }
}
