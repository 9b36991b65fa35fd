package dev.coachstream.aggregator.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.coachstream.aggregator.output.Output;
import dev.coachstream.aggregator.output.OutputException;
import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.TimeSource;
import dev.coachstream.capture.CaptureState;
import dev.coachstream.model.Feed;
import dev.coachstream.warehouse.store.StoreOptions;
import dev.coachstream.warehouse.store.StoreReader;
import dev.coachstream.warehouse.sync.CaptureStates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a store's accounts stand, as Kafka Connect takes it: the body of {@code PATCH /connectors/NAME/offsets}. */
final class OffsetsFile {
    private final List<Object> offsets = new ArrayList<>();
    private final List<String> unfinished = new ArrayList<>();

    private OffsetsFile() {}

    /** What a store knows of accounts, which may be closed. */
    static OffsetsFile of(Path store, List<CoachingSource> accounts, TimeSource time) {
        OffsetsFile file = new OffsetsFile();
        return StoreReader.read(store, StoreOptions.defaults().time(time), reader -> {
            CaptureStates states = new CaptureStates(reader);
            accounts.forEach(account -> states.of(account.name(), account.identity())
                    .forEach((feed, state) -> file.add(account, feed, state)));
            return file;
        });
    }

    private void add(CoachingSource account, Feed feed, Optional<CaptureState> state) {
        if (state.isEmpty()) {
            unfinished.add(account.name() + " " + feed.label());
            return;
        }
        Map<String, String> partition =
                Map.of("source", account.name(), "vendor", account.vendor(), "feed", feed.label());
        offsets.add(Map.of(
                "partition", partition, "offset", Map.of("state", state.get().toString())));
    }

    int size() {
        return offsets.size();
    }

    /** Feeds without a place to go on from, each as {@code support sessions}. */
    List<String> unfinished() {
        return unfinished;
    }

    void write(Path target, TimeSource time) {
        Output.whole(target, time, file -> {
            try {
                Files.writeString(file, json());
            } catch (IOException e) {
                throw OutputException.of(target.toString(), e);
            }
        });
    }

    private String json() {
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(Map.of("offsets", offsets))
                    + System.lineSeparator();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
