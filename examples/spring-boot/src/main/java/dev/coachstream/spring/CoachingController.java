package dev.coachstream.spring;

import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.Query;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.json.CanonicalJson;
import dev.coachstream.model.CoachingSession;
import dev.coachstream.paging.Cursor;
import dev.coachstream.paging.Page;
import dev.coachstream.paging.Paged;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves the account's sessions, a page at a time, and counts them at three every night. */
@RestController
class CoachingController {
    private final CoachingSource account;
    private volatile long counted;

    CoachingController(CoachingSource account) {
        this.account = account;
    }

    /** One page; the header {@code Next} says what to ask for after it, and the last page has none. */
    @GetMapping(path = "/sessions", produces = "application/json")
    ResponseEntity<String> sessions(@RequestParam("after") Optional<String> after) {
        Query query = Query.all().after(after.map(Cursor::parse).orElse(null));
        try (Paged<CoachingSession> sessions = account.sessions(query)) {
            Page<CoachingSession> page = sessions.pages().iterator().next();
            ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
            if (!page.last()) {
                answer.header("Next", page.cursor().toString());
            }
            return answer.body(CanonicalJson.writeValue(page.items(), false));
        }
    }

    @GetMapping("/counted")
    long counted() {
        return counted;
    }

    @Scheduled(cron = "0 0 3 * * *", zone = "UTC")
    void count() {
        counted = account.sessions(Query.all()).stream().count();
    }

    /** What it says holds no secret. */
    @ExceptionHandler
    ResponseEntity<String> failed(CoachingSourceException e) {
        return ResponseEntity.status(HttpStatus.BAD_GATEWAY).body(e.getMessage());
    }
}
