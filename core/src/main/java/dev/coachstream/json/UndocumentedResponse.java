package dev.coachstream.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.util.Collection;

/**
 * A whole body that is JSON and not the answer that its type documents: it lacks a member that the type requires, or holds none of
 * those that the type knows and something else, or an error beside a list of records.
 */
public final class UndocumentedResponse extends JsonMappingException {
    private static final long serialVersionUID = 1L;

    private UndocumentedResponse(JsonParser parser, String lacks) {
        super(parser, lacks);
    }

    static UndocumentedResponse lacking(JsonParser parser, Collection<String> required) {
        return new UndocumentedResponse(parser, "it lacks " + String.join(", ", required));
    }

    static UndocumentedResponse ofOtherMembersOnly(JsonParser parser, Collection<String> documented) {
        return new UndocumentedResponse(parser, "it has none of " + String.join(", ", documented));
    }

    static UndocumentedResponse besideAnError(JsonParser parser, String error) {
        return new UndocumentedResponse(parser, "it has " + error + " beside its records, which may not be all");
    }

    /** What is wrong, in the names that our own types have. */
    public String lacks() {
        return getOriginalMessage();
    }
}
