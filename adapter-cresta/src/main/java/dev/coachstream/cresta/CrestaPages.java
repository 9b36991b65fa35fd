package dev.coachstream.cresta;

import dev.coachstream.json.Items;
import dev.coachstream.paging.CursorScope;
import dev.coachstream.paging.FetchedPage;
import dev.coachstream.paging.PageFetcher;
import dev.coachstream.paging.RejectedRecord;
import dev.coachstream.paging.Repetition;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Requests the pages of Cresta's two lists. What a request leaves out is the account's. */
final class CrestaPages {
    private final CrestaConfig config;
    private final CrestaNames names;
    private final CrestaApi api;
    private final CrestaDrift drift;

    @Inject
    CrestaPages(CrestaConfig config, CrestaNames names, CrestaApi api, CrestaDrift drift) {
        this.drift = drift;
        this.config = config;
        this.names = names;
        this.api = api;
    }

    /** The request with ids as names, and with the account's own where it says nothing. Throws what is wrong with it. */
    ListSessionsRequest complete(ListSessionsRequest request) {
        return new ListSessionsRequest(
                agent(request.agentUserName()),
                plan(request.coachingPlanName()),
                usecase(request.usecaseName()),
                size(request.pageSize()),
                request.pageToken());
    }

    private @Nullable String agent(@Nullable String asked) {
        return asked == null ? null : names.user("agentUserName", asked).value();
    }

    private @Nullable String plan(@Nullable String asked) {
        if (asked != null) {
            return names.plan("coachingPlanName", asked).value();
        }
        CrestaName own = config.coachingPlan();
        return own == null ? null : own.value();
    }

    private String usecase(@Nullable String asked) {
        CrestaName usecase = asked == null ? config.usecase() : names.usecase("usecaseName", asked);
        return usecase.value();
    }

    /** The request with ids as names, and with the account's own where it says nothing. Throws what is wrong with it. */
    RetrieveProgressesRequest complete(RetrieveProgressesRequest request) {
        List<String> usecases = request.usecaseNames().isEmpty()
                ? List.of(config.usecase().value())
                : texts(request.usecaseNames(), id -> names.usecase("usecaseNames", id));
        return request.agents(texts(request.agentUserNames(), id -> names.user("agentUserNames", id)))
                .groups(texts(request.groupNames(), id -> names.group("groupNames", id)))
                .usecases(usecases)
                .scorecardTemplates(texts(
                        request.scorecardTemplateNames(), id -> names.scorecardTemplate("scorecardTemplateNames", id)))
                .page(request.pageToken(), size(request.pageSize()));
    }

    /** Walks a complete request's pages. */
    <T> PageFetcher<T> sessions(CursorScope scope, ListSessionsRequest request, Function<CrestaSession, T> mapping) {
        Repetition repetition = new Repetition();
        return position -> {
            ListSessionsRequest here = position == null ? request : request.pageToken(position);
            ListCoachingSessionsResponse page = list(here);
            drift.page(scope.feed(), page.other());
            Items<CrestaSession> sent = Items.orNone(page.coachingSessions());
            Items<T> sessions = sent.map("name", mapping);
            List<RejectedRecord> rejected = sessions.rejected(scope);
            String next = next(page.nextPageToken());
            long fresh = sent.good().stream()
                    .filter(session -> repetition.isFresh(session.name(), session))
                    .count();
            if (next != null) {
                repetition.page(scope, sent.received(), (int) fresh, rejected);
            }
            return new FetchedPage<>(sessions.good(), next).withRejected(rejected);
        };
    }

    /** Walks a complete request's pages. */
    <T> PageFetcher<T> progresses(
            CursorScope scope, RetrieveProgressesRequest request, Function<AgentCoachingProgress, T> mapping) {
        Repetition repetition = new Repetition();
        return position -> {
            RetrieveProgressesRequest here = position == null ? request : request.page(position, request.pageSize());
            RetrieveCoachingProgressesResponse page = api.retrieveCoachingProgresses(config.profile(), here);
            drift.page(scope.feed(), page.other());
            Items<AgentCoachingProgress> sent = Items.orNone(page.agentCoachingProgresses());
            Items<T> progresses = sent.map(mapping);
            List<RejectedRecord> rejected = new ArrayList<>(progresses.rejected(scope));
            String next = next(page.nextPageToken());
            long fresh = sent.good().stream()
                    .filter(progress -> repetition.isFresh(progress.userName(), progress))
                    .count();
            if (next != null) {
                repetition.page(scope, sent.received(), (int) fresh, rejected);
            }
            if (next == null && progresses.received() == size(here.pageSize())) {
                rejected.add(possiblyCut(scope, here));
            }
            return new FetchedPage<>(progresses.good(), next).withRejected(rejected);
        };
    }

    /** One page of a complete request. */
    ListCoachingSessionsResponse list(ListSessionsRequest request) {
        return api.listCoachingSessions(
                config.profile(),
                size(request.pageSize()),
                request.pageToken(),
                request.agentUserName(),
                request.coachingPlanName(),
                request.usecaseName());
    }

    private int size(@Nullable Integer asked) {
        return asked == null ? config.pageSize() : asked;
    }

    /** The only end signal: absent and empty mean the same, and an empty page means nothing (docs/vendors/cresta.md). */
    static @Nullable String next(@Nullable String token) {
        return token == null || token.isEmpty() ? null : token;
    }

    /**
     * The request has a page token, the documented reply has none: a full page may be all there is, or be cut (docs/vendors/cresta.md). What
     * cannot be told is told as such.
     */
    private static RejectedRecord possiblyCut(CursorScope scope, RetrieveProgressesRequest request) {
        return new RejectedRecord(
                scope.source(),
                scope.feed(),
                null,
                "nextPageToken",
                "is absent after a full page of " + request.pageSize()
                        + ": there may be more progresses than the vendor gave; set a page-size above the number of agents");
    }

    private static List<String> texts(List<String> ids, Function<String, CrestaName> naming) {
        return ids.stream().map(id -> naming.apply(id).value()).toList();
    }
}
