package dev.coachstream.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.coachstream.json.CanonicalJson;
import dev.coachstream.json.CanonicalSchema;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.Feed;

/** The published schema of a feed, in the hands of a validator that is not ours. */
public final class Schema {
    private static final JsonSchemaFactory FACTORY = factory();
    private static final SchemaValidatorsConfig STRICT =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private final JsonSchema schema;

    private Schema(JsonSchema schema) {
        this.schema = schema;
    }

    public static Schema of(Feed feed) {
        return new Schema(FACTORY.getSchema(CanonicalSchema.of(feed), InputFormat.JSON, STRICT));
    }

    /** A schema of somebody's own. */
    public static Schema of(String schema) {
        return new Schema(FACTORY.getSchema(schema, InputFormat.JSON, STRICT));
    }

    private static JsonSchemaFactory factory() {
        JsonMetaSchema meta = JsonMetaSchema.builder(JsonMetaSchema.getV202012())
                .keyword(new NonValidationKeyword(CanonicalSchema.PRIVATE))
                .build();
        return JsonSchemaFactory.getInstance(VersionFlag.V202012, factory -> factory.metaSchema(meta));
    }

    /** Fails unless the record's JSON meets the schema, with its private members and without. */
    public void accept(CoachingRecord item) {
        accept(new String(CanonicalJson.write(item, true), UTF_8));
        accept(new String(CanonicalJson.write(item, false), UTF_8));
    }

    /** Fails unless the JSON meets the schema. */
    public void accept(String json) {
        assertThat(schema.validate(json, InputFormat.JSON)).as(json).isEmpty();
    }
}
