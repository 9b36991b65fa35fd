package dev.coachstream.maestroqa;

import dev.coachstream.error.CoachingSourceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Cuts comments into the batches that the API takes. */
final class CommentBatches {
    private static final int MAX_BATCH = 500;

    private CommentBatches() {}

    static List<MaestroQaComment> create(String source, AccountApi api, List<MaestroQaComment> comments) {
        comments.forEach(comment -> comment.check(source));
        List<MaestroQaComment> created = new ArrayList<>();
        for (int from = 0; from < comments.size(); from += MAX_BATCH) {
            List<MaestroQaComment> batch = comments.subList(from, Math.min(comments.size(), from + MAX_BATCH));
            try {
                List<MaestroQaComment> results =
                        api.createComments(new AccountApi.Batch(batch)).results();
                created.addAll(Objects.requireNonNullElse(results, List.of()));
            } catch (CoachingSourceException e) {
                if (from == 0) {
                    throw e;
                }
                throw after(from, e);
            }
        }
        return created;
    }

    private static CoachingSourceException after(int done, CoachingSourceException e) {
        return new CoachingSourceException(
                e.source().orElse(null),
                e.kind(),
                e.problem() + "; the first " + done + " comments were created",
                e.retryAfter().orElse(null),
                e);
    }
}
