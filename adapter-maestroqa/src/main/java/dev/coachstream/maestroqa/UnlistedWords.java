package dev.coachstream.maestroqa;

import dev.coachstream.model.PointCategory;
import dev.coachstream.model.PointKind;
import dev.coachstream.model.Status;
import dev.coachstream.spi.Drift;
import org.jspecify.annotations.Nullable;

/**
 * Tells words of points and to-dos that neither of MaestroQA's documents lists; both of its APIs use the same.
 *
 * @param parent what stands before a member's name in its path; empty where the records are no part of others
 */
record UnlistedWords(Drift drift, String parent) {

    void ofPoint(@Nullable String type, @Nullable String classification) {
        word("type", type, MaestroQaTerms.kind(type) != PointKind.UNKNOWN, "vendorKind");
        boolean known = MaestroQaTerms.category(classification) != PointCategory.UNKNOWN;
        word("classification", classification, known, "vendorCategory");
    }

    void ofTodo(@Nullable String status, @Nullable String type) {
        word("status", status, MaestroQaTerms.todoStatus(status) != Status.UNKNOWN, "vendorStatus");
        word("type", type, MaestroQaTerms.isTodoType(type), "type");
    }

    /** Words that stand for nothing, such as an empty text, are no new words. */
    private void word(String member, @Nullable String word, boolean documented, String keptIn) {
        if (!documented && !MaestroQaTerms.isEmpty(word)) {
            drift.word(parent + member, word, false, keptIn);
        }
    }
}
