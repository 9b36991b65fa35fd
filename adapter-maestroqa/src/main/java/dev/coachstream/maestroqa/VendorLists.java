package dev.coachstream.maestroqa;

import dev.coachstream.api.Fingerprint;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.json.Hashed;
import dev.coachstream.model.Feed;
import dev.coachstream.paging.CursorScope;
import dev.coachstream.paging.OffsetScan;
import dev.coachstream.paging.Paged;
import jakarta.inject.Inject;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The coaching lists and single reads in the vendor's own words. */
final class VendorLists {
    private final MaestroQaConfig config;
    private final MaestroQaApi api;

    @Inject
    VendorLists(MaestroQaConfig config, MaestroQaApi api) {
        this.config = config;
        this.api = api;
    }

    Paged<MaestroQaSession> sessions(MaestroQaListRequest request) {
        return paged(
                Feed.SESSIONS, request, new ListEndpoint<>(api::sessions, Function.identity()), MaestroQaSession::id);
    }

    Paged<MaestroQaPoint> points(MaestroQaListRequest request) {
        requireNoCoach(request);
        return paged(Feed.POINTS, request, new ListEndpoint<>(api::points, Function.identity()), MaestroQaPoint::id);
    }

    Paged<MaestroQaTodo> todos(MaestroQaListRequest request) {
        requireNoCoach(request);
        return paged(Feed.TODOS, request, new ListEndpoint<>(api::todos, Function.identity()), MaestroQaTodo::id);
    }

    MaestroQaSession session(String id) {
        return single("session", id, api::session, MaestroQaSession::id);
    }

    MaestroQaPoint point(String id) {
        return single("point", id, api::point, MaestroQaPoint::id);
    }

    MaestroQaTodo todo(String id) {
        return single("to-do", id, api::todo, MaestroQaTodo::id);
    }

    /** The document's own example of a single read shows another record than the one asked for; an id decides (docs/vendors/maestroqa.md). */
    private <T> T single(String what, String asked, Function<String, T> read, Function<T, @Nullable String> id) {
        T found = read.apply(PathId.of(config.source(), asked));
        String answered = id.apply(found);
        if (!asked.equals(answered)) {
            throw new CoachingSourceException(
                    config.source(),
                    Kind.PROTOCOL,
                    "asked for " + what + " " + asked + " the server answered " + what + " " + answered);
        }
        return found;
    }

    private <T> Paged<T> paged(
            Feed feed, MaestroQaListRequest request, ListEndpoint<T, T> listing, Function<T, @Nullable String> id) {
        CursorScope scope = new CursorScope(config.source(), feed, Fingerprint.of(request.toString()));
        return Paged.of(
                scope,
                null,
                () -> new OffsetScan<>(
                                scope,
                                offset -> listing.rows(scope, offset, request.at(offset, config.pageSize())),
                                item -> String.valueOf(id.apply(item.value())),
                                config.maxInFlight())
                        .map(Hashed::value));
    }

    private void requireNoCoach(MaestroQaListRequest request) {
        if (request.coachId() != null) {
            throw new CoachingSourceException(
                    config.source(), Kind.INVALID_REQUEST, "coachId filters sessions only; nothing was sent");
        }
    }
}
