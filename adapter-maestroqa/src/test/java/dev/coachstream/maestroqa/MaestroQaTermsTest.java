package dev.coachstream.maestroqa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.model.PointCategory;
import dev.coachstream.model.PointKind;
import dev.coachstream.model.Status;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MaestroQaTermsTest {

    @ParameterizedTest
    @CsvSource({
        "strengths, STRENGTH",
        "strength, STRENGTH",
        "opportunities, OPPORTUNITY",
        "Opportunity, OPPORTUNITY",
        "n/a, NEUTRAL",
        "N/A, NEUTRAL",
        "praise, UNKNOWN",
        "'', UNKNOWN",
        ", UNKNOWN"
    })
    void readsAPointsKindInBothDocumentsWords(@Nullable String word, PointKind kind) {
        assertThat(MaestroQaTerms.kind(word)).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"qa, QA", "QA, QA", "csat, CSAT", "Productivity, PRODUCTIVITY", "general, GENERAL", "x, UNKNOWN"})
    void readsAPointsCategoryInAnyCase(String word, PointCategory category) {
        assertThat(MaestroQaTerms.category(word)).isEqualTo(category);
    }

    @ParameterizedTest
    @CsvSource({"complete, COMPLETED", "incomplete, OPEN", "overdue, UNKNOWN", ", UNKNOWN"})
    void readsATodosStatus(@Nullable String word, Status status) {
        assertThat(MaestroQaTerms.todoStatus(word)).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "true, true, COMPLETED",
        "true, false, OPEN",
        "false, true, OPEN",
        "true, , OPEN",
        ", true, OPEN",
        ", , OPEN"
    })
    void takesASessionForCompletedOnlyWhenBothSaySo(@Nullable Boolean agent, @Nullable Boolean coach, Status status) {
        assertThat(MaestroQaTerms.sessionStatus(agent, coach)).isEqualTo(status);
    }
}
