package dev.coachstream.warehouse.export;

import dev.coachstream.model.CoachingPoint;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Reference;
import dev.coachstream.warehouse.lists.LabelKind;
import dev.coachstream.warehouse.store.Database;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names from the list of labels, for what a record refers to by an id alone. What a vendor names keeps its name, and a topic its word. */
final class GivenNames {
    private final Map<List<String>, String> labels = new HashMap<>();

    private GivenNames() {}

    static GivenNames of(Database database) {
        GivenNames names = new GivenNames();
        database.query(
                "SELECT source, kind, id, label FROM labels",
                row -> names.labels.put(
                        List.of(row.getString(1), row.getString(2), row.getString(3)), row.getString(4)));
        return names;
    }

    CoachingRecord in(CoachingRecord record) {
        if (labels.isEmpty()) {
            return record;
        }
        if (record instanceof CoachingSession session) {
            String source = session.source();
            return session.toBuilder()
                    .template(named(source, LabelKind.TEMPLATE, session.template()))
                    .plan(named(source, LabelKind.PLAN, session.plan()))
                    .useCase(named(source, LabelKind.USE_CASE, session.useCase()))
                    .build();
        }
        return record instanceof CoachingPoint point ? named(point) : record;
    }

    private CoachingPoint named(CoachingPoint point) {
        return point.toBuilder()
                .rubric(named(point.source(), LabelKind.RUBRIC, point.rubric()))
                .criterion(named(point.source(), LabelKind.CRITERION, point.criterion()))
                .build();
    }

    private @Nullable Reference named(String source, LabelKind kind, @Nullable Reference reference) {
        String id = reference == null ? null : reference.id();
        if (reference == null || id == null || reference.name() != null) {
            return reference;
        }
        return new Reference(id, labels.get(List.of(source, kind.word(), id)));
    }
}
