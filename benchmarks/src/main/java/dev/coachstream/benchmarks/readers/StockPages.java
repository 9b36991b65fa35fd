package dev.coachstream.benchmarks.readers;

import dev.coachstream.model.CoachingSession;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks for one page and tells where the next one is; null is the end. */
@FunctionalInterface
interface StockPages {
    @Nullable
    String read(String position, Consumer<CoachingSession> sessions);
}
