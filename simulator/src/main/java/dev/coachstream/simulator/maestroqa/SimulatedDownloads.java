package dev.coachstream.simulator.maestroqa;

import dev.coachstream.simulator.Behaviour;
import dev.coachstream.simulator.PageTurns;
import dev.coachstream.simulator.Quotas;
import dev.coachstream.simulator.RequestSeen;
import dev.coachstream.simulator.Requests;
import dev.coachstream.simulator.Rights;
import dev.coachstream.simulator.Routes;
import dev.coachstream.simulator.ServerOptions;
import dev.coachstream.simulator.VendorServer;
import dev.coachstream.simulator.http.Request;
import dev.coachstream.simulator.http.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The other origin, to which MaestroQA's presigned addresses lead: it must never see a token. */
public final class SimulatedDownloads implements AutoCloseable {
    private static final String ANY = "any";

    private final Behaviour behaviour;
    private final VendorServer server;

    /** What can be fetched from here and sent here. */
    interface Files {
        @Nullable
        Response download(String file);

        Response upload(String id, Request request);
    }

    SimulatedDownloads(Files files, ServerOptions options) {
        behaviour = new Behaviour(
                new Quotas(Map.of(ANY, List.of())), new PageTurns(1, 1), new Rights(), new NothingMoves());
        server = new VendorServer(new FileRoutes(files), behaviour, options.withPort(0));
    }

    public URI url() {
        return server.url();
    }

    /** Its latency and faults; pages and quotas it has none. */
    public Behaviour behaviour() {
        return behaviour;
    }

    public Requests requests() {
        return server.requests();
    }

    /** The requests that carried a credential, which none may. */
    public List<RequestSeen> leaks() {
        return requests().all().stream()
                .filter(seen -> seen.header("apitoken") != null
                        || seen.header("Authorization") != null
                        || seen.header("Cookie") != null)
                .toList();
    }

    @Override
    public void close() {
        server.close();
    }

    private record FileRoutes(Files files) implements Routes {
        @Override
        public Response answer(Request request) {
            List<String> segments = request.segments();
            String file = segments.get(segments.size() - 1);
            if (request.method().equals("PUT")) {
                return files.upload(file, request);
            }
            Response download = files.download(file);
            return download == null ? badRequest("NoSuchKey") : download;
        }

        @Override
        public String endpoints(Request request) {
            return ANY;
        }

        @Override
        public String caller(Request request) {
            return ANY;
        }

        @Override
        public Response badRequest(String message) {
            return Response.text(404, "application/xml", "<Error><Code>" + message + "</Code></Error>");
        }

        @Override
        public Response tooManyRequests(long waitNanos) {
            return Response.text(503, "application/xml", "<Error><Code>SlowDown</Code></Error>");
        }
    }

    private record NothingMoves() implements Behaviour.Moving {
        @Override
        public void insert(int count) {}

        @Override
        public void delete(int count) {}
    }
}
