package dev.coachstream.cresta;

import dev.coachstream.json.Items;
import dev.coachstream.paging.CursorScope;
import dev.coachstream.paging.FetchedPage;
import dev.coachstream.paging.IdSet;
import dev.coachstream.paging.PageFetcher;
import dev.coachstream.paging.RejectedRecord;
import dev.coachstream.paging.Repetition;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
        String agent = request.agentUserName();
        String usecase = request.usecaseName();
        return new ListSessionsRequest(
                agent == null ? null : names.user("agentUserName", agent).value(),
                plan(request.coachingPlanName()),
                usecase == null
                        ? config.usecase().value()
                        : names.usecase("usecaseName", usecase).value(),
                size(request.pageSize()),
                request.pageToken());
    }

    private @Nullable String plan(@Nullable String asked) {
        if (asked != null) {
            return names.plan("coachingPlanName", asked).value();
        }
        CrestaName own = config.coachingPlan();
        return own == null ? null : own.value();
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
        IdSet met = new IdSet();
        Repetition repetition = new Repetition();
        return position -> {
            ListCoachingSessionsResponse page = list(position == null ? request : request.pageToken(position));
            drift.page(scope.feed(), page.other());
            Items<CrestaSession> sent = Items.orNone(page.coachingSessions());
            Items<T> sessions = sent.map("name", mapping);
            String next = next(page.nextPageToken());
            int unmet = unmet(sent, met, CrestaSession::name);
            if (next != null) {
                repetition.page(scope, sent.received(), unmet, sessions.rejected(scope));
            }
            return fetched(scope, sessions, next, List.of());
        };
    }

    /** Walks a complete request's pages. */
    <T> PageFetcher<T> progresses(
            CursorScope scope, RetrieveProgressesRequest request, Function<AgentCoachingProgress, T> mapping) {
        IdSet met = new IdSet();
        Repetition repetition = new Repetition();
        return position -> {
            RetrieveProgressesRequest here = position == null ? request : request.page(position, request.pageSize());
            RetrieveCoachingProgressesResponse page = api.retrieveCoachingProgresses(config.profile(), here);
            drift.page(scope.feed(), page.other());
            Items<AgentCoachingProgress> sent = Items.orNone(page.agentCoachingProgresses());
            String next = next(page.nextPageToken());
            int unmet = unmet(sent, met, AgentCoachingProgress::userName);
            Items<T> progresses = sent.map(mapping);
            if (next != null) {
                repetition.page(scope, sent.received(), unmet, progresses.rejected(scope));
            }
            boolean cut = next == null && progresses.received() == size(here.pageSize());
            return fetched(scope, progresses, next, cut ? List.of(possiblyCut(scope, here)) : List.of());
        };
    }

    /** How many this walk has not met before; what has no id is known by its content. */
    private static <T> int unmet(Items<T> sent, IdSet met, Function<T, @Nullable String> id) {
        int unmet = 0;
        for (T item : sent.good()) {
            unmet += met.add(Objects.requireNonNullElse(id.apply(item), "#" + item.hashCode())) ? 1 : 0;
        }
        return unmet;
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

    private static <T> FetchedPage<T> fetched(
            CursorScope scope, Items<T> items, @Nullable String next, List<RejectedRecord> more) {
        List<RejectedRecord> rejected = new ArrayList<>(items.rejected(scope));
        rejected.addAll(more);
        return new FetchedPage<>(items.good(), next).withRejected(rejected);
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
