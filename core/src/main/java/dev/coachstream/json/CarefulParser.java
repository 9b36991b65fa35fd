package dev.coachstream.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/**
 * Reads numbers that JSON can spell and nobody can hold as their texts, so that no page fails by one. Slower than the parser
 * itself, which reads every page that has none.
 */
final class CarefulParser extends JsonParserDelegate {
    private @Nullable JsonToken token;
    private @Nullable String text;

    CarefulParser(JsonParser parser) {
        super(parser);
    }

    @Override
    public @Nullable JsonToken nextToken() throws IOException {
        token = super.nextToken();
        text = null;
        if (token != null && token.isNumeric() && !Numbers.fits(super.getText())) {
            text = super.getText();
            token = JsonToken.VALUE_STRING;
        }
        return token;
    }

    @Override
    public @Nullable JsonToken nextValue() throws IOException {
        JsonToken next = nextToken();
        return next == JsonToken.FIELD_NAME ? nextToken() : next;
    }

    @Override
    public JsonParser skipChildren() throws IOException {
        int open = token != null && token.isStructStart() ? 1 : 0;
        while (open > 0) {
            JsonToken next = nextToken();
            if (next == null) {
                return this;
            }
            if (next.isStructStart()) {
                open++;
            } else if (next.isStructEnd()) {
                open--;
            }
        }
        return this;
    }

    @Override
    public void clearCurrentToken() {
        super.clearCurrentToken();
        token = null;
        text = null;
    }

    @Override
    public @Nullable JsonToken currentToken() {
        return token;
    }

    @Override
    @SuppressWarnings("deprecation") // the old name is still called
    public @Nullable JsonToken getCurrentToken() {
        return token;
    }

    @Override
    public int currentTokenId() {
        return token == null ? 0 : token.id();
    }

    @Override
    @SuppressWarnings("deprecation") // the old name is still called
    public int getCurrentTokenId() {
        return currentTokenId();
    }

    @Override
    public boolean hasCurrentToken() {
        return token != null;
    }

    @Override
    public boolean hasTokenId(int id) {
        return currentTokenId() == id;
    }

    @Override
    public boolean hasToken(JsonToken wanted) {
        return token == wanted;
    }

    @Override
    public boolean isExpectedNumberIntToken() {
        return token == JsonToken.VALUE_NUMBER_INT;
    }

    @Override
    public String getText() throws IOException {
        return text == null ? super.getText() : text;
    }

    @Override
    public int getText(Writer writer) throws IOException {
        String all = getText();
        writer.write(all);
        return all.length();
    }

    @Override
    public boolean hasTextCharacters() {
        return text == null && super.hasTextCharacters();
    }

    @Override
    public char[] getTextCharacters() throws IOException {
        return text == null ? super.getTextCharacters() : text.toCharArray();
    }

    @Override
    public int getTextLength() throws IOException {
        return text == null ? super.getTextLength() : text.length();
    }

    @Override
    public int getTextOffset() throws IOException {
        return text == null ? super.getTextOffset() : 0;
    }

    @Override
    public String getValueAsString() throws IOException {
        return text == null ? super.getValueAsString() : text;
    }

    @Override
    public String getValueAsString(String otherwise) throws IOException {
        return text == null ? super.getValueAsString(otherwise) : text;
    }
}
