package dev.coachstream.aggregator.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.coachstream.aggregator.output.UsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads the JSON files that pipelines hand over. */
public final class JsonFile {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private JsonFile() {}

    /**
     * The file's value.
     *
     * @param what what it is, for errors: {@code state}
     */
    public static JsonNode read(Path file, String what) {
        try {
            JsonNode value = MAPPER.readTree(Files.readString(file, StandardCharsets.UTF_8));
            if (value.isMissingNode()) {
                throw refused(file, what, "is empty");
            }
            return value;
        } catch (NoSuchFileException e) {
            throw refused(file, what, "is not there");
        } catch (MismatchedInputException e) {
            // Such as all states of a run, of which the first would have been taken.
            throw refused(file, what, "holds more than one JSON value");
        } catch (JsonProcessingException e) {
            // Not the exception's own text: it quotes what it read.
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw refused(file, what, "is not JSON (line " + line + ")");
        } catch (IOException e) {
            throw refused(file, what, "cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private static UsageException refused(Path file, String what, String problem) {
        return new UsageException("the %s %s %s".formatted(what, file, problem), "name a file that holds the " + what);
    }
}
