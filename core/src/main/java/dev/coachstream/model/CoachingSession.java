package dev.coachstream.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One coaching session: who coached whom, what about, and how far it has come.
 *
 * @param source the account's name in the host's configuration
 * @param vendor the adapter's vendor id
 * @param id the vendor's id of the session
 * @param title the session's name or the form's
 * @param status how far it has come; only from what the vendor said, never from the clock
 * @param vendorStatus the vendor's own word for the status
 * @param coachee the person coached
 * @param coach the person who held the session where the vendor says so, else the person it was given to
 * @param assignedCoach the person it was given to
 * @param creator the person who created it
 * @param createdAt when the vendor recorded it first
 * @param updatedAt when the vendor recorded its last change
 * @param meetingAt when the two met, or mean to
 * @param dueAt when it should be done
 * @param completedAt when nothing was left for either side to do
 * @param coachSignOff the coach's word that it is done
 * @param coacheeSignOff the coachee's word that it is done (their acknowledgement)
 * @param shared whether, and since when, the coachee can see it
 * @param coachNotes the coach's notes, which the coachee can see
 * @param coacheeNotes the coachee's notes
 * @param privateNotes notes that the coachee must not see: never logged, exported only when asked for
 * @param agenda what was planned or discussed
 * @param format how it was held, in the vendor's word
 * @param template the form it was made from
 * @param plan the coaching plan it belongs to
 * @param useCase the line of work it belongs to
 * @param activity its audit trail: private
 * @param points what was discussed, when the vendor embeds it or it was asked to be joined; null where an answer that should list it
 *     does not, which says nothing: {@link #points()} is empty then, and {@link #lists} tells the two apart
 * @param todos what was agreed, in the same way
 * @param attributes every other member that the vendor sent, under its own name
 */
public record CoachingSession(
        String source,
        String vendor,
        String id,
        @Nullable String title,
        Status status,
        @Nullable String vendorStatus,
        @Nullable Participant coachee,
        @Nullable Participant coach,
        @Nullable Participant assignedCoach,
        @Nullable Participant creator,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        @Nullable Instant meetingAt,
        @Nullable Instant dueAt,
        @Nullable Instant completedAt,
        @Nullable SignOff coachSignOff,
        @Nullable SignOff coacheeSignOff,
        @Nullable SignOff shared,
        @Nullable String coachNotes,
        @Nullable String coacheeNotes,
        Private<String> privateNotes,
        @Nullable String agenda,
        @Nullable String format,
        @Nullable Reference template,
        @Nullable Reference plan,
        @Nullable Reference useCase,
        Private<List<ActivityEntry>> activity,
        @Nullable List<CoachingPoint> points,
        @Nullable List<Todo> todos,
        Map<String, @Nullable Object> attributes)
        implements CoachingRecord {

    public CoachingSession {
        Required.id(id, "session");
        privateNotes = Private.orNone(privateNotes);
        activity = activity == null ? Private.none() : Private.of(copied(activity.reveal()));
        points = copied(points);
        todos = copied(todos);
        attributes = Required.attributes(attributes);
    }

    private static <T> @Nullable List<T> copied(@Nullable List<T> list) {
        return list == null ? null : List.copyOf(list);
    }

    /** What was discussed; empty for none, and where nothing is said of it. */
    @Override
    public List<CoachingPoint> points() {
        return points == null ? List.of() : points;
    }

    /** What was agreed; empty for none, and where nothing is said of it. */
    @Override
    public List<Todo> todos() {
        return todos == null ? List.of() : todos;
    }

    /**
     * Whether a list of this session's records of a feed is there, be it empty. Only a list that is there can leave something out:
     * vendors' answers in trouble lack members that they have else. {@code CanonicalJson} writes no difference.
     */
    public boolean lists(Feed feed) {
        return switch (feed) {
            case POINTS -> points != null;
            case TODOS -> todos != null;
            case SESSIONS, PROGRESS, ASSIGNMENTS -> false;
        };
    }

    /** A session to be made; source, vendor and id are needed. */
    public static CoachingSessionBuilder builder() {
        return new CoachingSessionBuilder();
    }

    /** Another session that is like this one in all that is not said anew. */
    public CoachingSessionBuilder toBuilder() {
        return builder()
                .source(source)
                .vendor(vendor)
                .id(id)
                .title(title)
                .status(status)
                .vendorStatus(vendorStatus)
                .coachee(coachee)
                .coach(coach)
                .assignedCoach(assignedCoach)
                .creator(creator)
                .createdAt(createdAt)
                .updatedAt(updatedAt)
                .meetingAt(meetingAt)
                .dueAt(dueAt)
                .completedAt(completedAt)
                .coachSignOff(coachSignOff)
                .coacheeSignOff(coacheeSignOff)
                .shared(shared)
                .coachNotes(coachNotes)
                .coacheeNotes(coacheeNotes)
                .privateNotes(privateNotes)
                .agenda(agenda)
                .format(format)
                .template(template)
                .plan(plan)
                .useCase(useCase)
                .activity(activity)
                .points(points)
                .todos(todos)
                .attributes(attributes);
    }

    /** This session with its points and to-dos joined. */
    public CoachingSession with(List<CoachingPoint> points, List<Todo> todos) {
        return toBuilder().points(points).todos(todos).build();
    }

    /** Identity and state only: notes, people and the audit trail are personal. */
    @Override
    public String toString() {
        return "CoachingSession[source=" + source + ", id=" + id + ", status=" + status + ", updatedAt=" + updatedAt
                + "]";
    }
}
