package dev.coachstream.maestroqa;

import dev.coachstream.model.CoachingPoint;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Todo;
import jakarta.inject.Inject;
import java.util.List;

/** Maps the export's sessions, and reports what its document does not list. */
final class LegacyRecordReader {
    private final LegacyMapper mapper;
    private final String source;
    private final LegacyDrift drift;

    @Inject
    LegacyRecordReader(LegacyMapper mapper, MaestroQaConfig config, LegacyDrift drift) {
        this.mapper = mapper;
        this.source = config.source();
        this.drift = drift;
    }

    CoachingSession session(LegacySession sent) {
        drift.session(sent);
        return mapper.toSession(sent, source);
    }

    List<CoachingPoint> points(LegacySession sent) {
        return session(sent).points();
    }

    List<Todo> todos(LegacySession sent) {
        return session(sent).todos();
    }
}
