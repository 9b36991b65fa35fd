package dev.coachstream.samsara;

import dev.coachstream.json.Items;
import dev.coachstream.json.Items.Bad;
import dev.coachstream.model.CoachingPoint;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Participant;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the sessions of a page, or the points in them. What cannot be read is named, and hides nothing else. */
final class SessionsReader {
    private final SamsaraMapper mapper;
    private final String source;

    @Inject
    SessionsReader(SamsaraMapper mapper, SamsaraConfig config) {
        this.mapper = mapper;
        this.source = config.source();
    }

    /** A session that lacks an id, or of which a behaviour cannot be read, is bad as a whole: half of it would look whole. */
    Items<CoachingSession> sessions(Items<SamsaraSession> sent, SamsaraDrift drift) {
        List<CoachingSession> sessions = new ArrayList<>(sent.good().size());
        List<Bad> bad = new ArrayList<>(sent.bad());
        for (SamsaraSession session : sent.good()) {
            drift.session(session);
            Bad fault = fault(session);
            if (fault == null) {
                add(session, sessions, bad);
            } else {
                bad.add(fault);
            }
        }
        return new Items<>(sessions, bad);
    }

    /** Each behaviour of each session. */
    Items<CoachingPoint> points(Items<SamsaraSession> sent, SamsaraDrift drift) {
        List<CoachingPoint> points = new ArrayList<>();
        List<Bad> bad = new ArrayList<>(sent.bad());
        for (SamsaraSession session : sent.good()) {
            drift.session(session);
            if (SamsaraTerms.isEmpty(session.id())) {
                bad.add(missing(null, "id"));
            } else {
                addPoints(session, points, bad);
            }
        }
        return new Items<>(points, bad);
    }

    private void add(SamsaraSession session, List<CoachingSession> sessions, List<Bad> bad) {
        try {
            sessions.add(mapper.toSession(session, source));
        } catch (RuntimeException e) {
            bad.add(Bad.refused(session.id(), "id", e));
        }
    }

    private void addPoints(SamsaraSession session, List<CoachingPoint> points, List<Bad> bad) {
        for (Bad behavior : session.behaviors().bad()) {
            bad.add(new Bad(behavior.id(), within(behavior), behavior.reason()));
        }
        Participant coachee = SamsaraMapper.participant(session.driver());
        for (SamsaraBehavior behavior : session.behaviors().good()) {
            if (SamsaraTerms.isEmpty(behavior.id())) {
                bad.add(missing(null, "behaviors.id"));
            } else {
                add(behavior, session, coachee, points, bad);
            }
        }
    }

    private void add(
            SamsaraBehavior behavior,
            SamsaraSession session,
            @Nullable Participant coachee,
            List<CoachingPoint> points,
            List<Bad> bad) {
        try {
            points.add(mapper.toPoint(behavior, session, coachee, source));
        } catch (RuntimeException e) {
            bad.add(Bad.refused(behavior.id(), "behaviors.id", e));
        }
    }

    private static @Nullable Bad fault(SamsaraSession session) {
        if (SamsaraTerms.isEmpty(session.id())) {
            return missing(null, "id");
        }
        if (!session.behaviors().bad().isEmpty()) {
            Bad behavior = session.behaviors().bad().get(0);
            return new Bad(session.id(), within(behavior), behavior.reason());
        }
        for (SamsaraBehavior behavior : session.behaviors().good()) {
            if (SamsaraTerms.isEmpty(behavior.id())) {
                return missing(session.id(), "behaviors.id");
            }
        }
        return null;
    }

    private static String within(Bad behavior) {
        return "behaviors." + behavior.field();
    }

    private static Bad missing(@Nullable String id, String field) {
        return new Bad(id, field, "is missing");
    }
}
