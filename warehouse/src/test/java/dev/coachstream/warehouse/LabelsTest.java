package dev.coachstream.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.coachstream.model.CoachingPoint;
import dev.coachstream.model.CoachingRecord;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.model.Feed;
import dev.coachstream.model.Reference;
import dev.coachstream.warehouse.export.StoredRecords;
import dev.coachstream.warehouse.lists.LabelEntry;
import dev.coachstream.warehouse.lists.LabelKind;
import dev.coachstream.warehouse.lists.LabelList;
import dev.coachstream.warehouse.lists.LabelSuggestion;
import dev.coachstream.warehouse.lists.Labels;
import dev.coachstream.warehouse.store.Store;
import dev.coachstream.warehouse.store.StoreOptions;
import dev.coachstream.warehouse.store.StoreReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Readable names by hand for what a vendor names by an id: two accounts of one vendor, of which the second knows names. */
final class LabelsTest {
    private static final StoreOptions OPTIONS = StoreOptions.defaults();

    @TempDir
    private Path folder;

    @Test
    void callsThingsInEveryViewAsTheListDoes() {
        HandMadeStore store = store();

        assertThat(apply(
                        store,
                        entry("v1", LabelKind.CRITERION, "c1", "Greets"),
                        entry(null, LabelKind.TOPIC, "ranRedLight", "Ran a red light")))
                .isTrue();

        assertThat(store.query(
                        "SELECT topic, sum(points) FROM metric_topics WHERE source = 'v1' GROUP BY ALL ORDER BY ALL"))
                .containsExactly("Greets|1", "Ran a red light|1");
        assertThat(store.query("SELECT criterion FROM counted_points WHERE source = 'v1' AND criterion IS NOT NULL"))
                .containsExactly("Greets");
    }

    @Test
    void calledByTheSessionsFormsPlansAndUseCases() {
        HandMadeStore store = store();

        apply(
                store,
                entry(null, LabelKind.TEMPLATE, "t1", "Weekly"),
                entry(null, LabelKind.PLAN, "p1", "Onboarding"),
                entry(null, LabelKind.USE_CASE, "u1", "Sales"));

        assertThat(store.query(
                        "SELECT template, plan, use_case FROM counted_sessions WHERE source = 'v1' AND id = 's1'"))
                .containsExactly("Weekly|Onboarding|Sales");
    }

    @Test
    void takesALineForOneAccountBeforeOneForAll() {
        HandMadeStore store = store();

        apply(
                store,
                entry("v1", LabelKind.TOPIC, "ranRedLight", "Here"),
                entry(null, LabelKind.TOPIC, "ranRedLight", "Everywhere"));

        assertThat(store.query("SELECT source, label FROM labels ORDER BY ALL"))
                .containsExactly("v1|Here", "v2|Everywhere");
    }

    @Test
    void undoesWhatTheNextListLeavesOut() {
        HandMadeStore store = store();
        apply(store, entry("v1", LabelKind.CRITERION, "c1", "Greets"));

        assertThat(apply(store)).isTrue();
        assertThat(apply(store)).isFalse();

        assertThat(store.query(
                        "SELECT DISTINCT criterion FROM counted_points WHERE source = 'v1' AND criterion IS NOT NULL"))
                .containsExactly("c1");
    }

    @Test
    void tellsWhatTheListNamesAndNoRecordDoes() {
        HandMadeStore store = store();
        apply(store, entry(null, LabelKind.RUBRIC, "gone", "Old"), entry(null, LabelKind.CRITERION, "c1", "Greets"));

        try (Store open = Store.open(store.file(), OPTIONS)) {
            assertThat(Labels.unknown(open)).isEqualTo(1);
        }
    }

    @Test
    void suggestsWhatOtherRecordsSayAndPartsWords() {
        assertThat(suggestions(LabelList.EMPTY))
                .extracting(
                        LabelSuggestion::source,
                        LabelSuggestion::kind,
                        LabelSuggestion::id,
                        LabelSuggestion::label,
                        LabelSuggestion::reason)
                .containsExactlyInAnyOrder(
                        tuple("v1", "criterion", "c1", "Greeting", "as account v2 calls it in the same points"),
                        tuple("v1", "rubric", "r1", "Chat", "as account v2 calls it in the same points"),
                        tuple("v1", "template", "t1", "Weekly review", "as its sessions are titled"),
                        tuple("v1", "plan", "p1", null, null),
                        tuple("v1", "use-case", "u1", null, null),
                        tuple("v1", "topic", "ranRedLight", "Ran red light", "its words parted"));
    }

    @Test
    void suggestsNothingThatTheListNames() {
        assertThat(suggestions(new LabelList(List.of(
                        entry(null, LabelKind.CRITERION, "c1", "x"), entry("v2", LabelKind.RUBRIC, "r1", "x")))))
                .extracting(LabelSuggestion::kind)
                .doesNotContain("criterion")
                .contains("rubric");
    }

    @Test
    void namesInExportedRecordsWhatTheVendorDoesNotName() {
        HandMadeStore store = store();
        apply(
                store,
                entry(null, LabelKind.CRITERION, "c1", "Greets"),
                entry(null, LabelKind.TOPIC, "ranRedLight", "Red"),
                entry(null, LabelKind.PLAN, "p1", "Onboarding"));
        List<CoachingRecord> records = new ArrayList<>();

        StoreReader.read(store.file(), OPTIONS, reader -> {
            List.of(Feed.SESSIONS, Feed.POINTS).forEach(feed -> new StoredRecords(reader).read(feed, records::addAll));
            return records;
        });

        assertThat(records)
                .filteredOn(record -> record.source().equals("v1") && record instanceof CoachingSession)
                .extracting(record -> ((CoachingSession) record).plan())
                .contains(new Reference("p1", "Onboarding"));
        assertThat(records)
                .filteredOn(record -> record.source().equals("v1") && record instanceof CoachingPoint)
                .extracting(record -> ((CoachingPoint) record).criterion(), record -> ((CoachingPoint) record).topic())
                .contains(tuple(new Reference("c1", "Greets"), null), tuple(null, "ranRedLight"));
    }

    private HandMadeStore store() {
        return new HandMadeStore(folder)
                .account("v1", "2026-06-01")
                .account("v2", "2026-06-01")
                .session(
                        "v1",
                        "s1",
                        "OPEN",
                        "p",
                        "k",
                        "created_at=2026-05-01",
                        "title=Weekly review",
                        "template_id=t1",
                        "plan_id=p1",
                        "use_case_id=u1")
                .session("v1", "s2", "OPEN", "p", "k", "created_at=2026-05-08", "title=Weekly review", "template_id=t1")
                .session("v1", "s3", "OPEN", "p", "k", "created_at=2026-05-09", "title=Another", "template_id=t1")
                .point("v1", "a", "OPPORTUNITY", "-", "s1", "criterion_id=c1", "rubric_id=r1")
                .point("v1", "b", "OPPORTUNITY", "ranRedLight", "s1")
                .session("v2", "s9", "OPEN", "p", "k", "created_at=2026-05-01")
                .point("v2", "a", "OPPORTUNITY", "Typed by hand", "s9", "criterion_name=Greeting", "rubric_name=Chat")
                .written();
    }

    private List<LabelSuggestion> suggestions(LabelList list) {
        return StoreReader.read(store().file(), OPTIONS, reader -> Labels.suggest(reader, list));
    }

    private static boolean apply(HandMadeStore store, LabelEntry... entries) {
        try (Store open = Store.open(store.file(), OPTIONS)) {
            return Labels.apply(open, new LabelList(List.of(entries)));
        }
    }

    private static LabelEntry entry(@Nullable String source, LabelKind kind, String id, String label) {
        return new LabelEntry(1, source, kind, id, label);
    }
}
