package dev.coachstream.simulator;

import dev.coachstream.simulator.http.Exchange;
import dev.coachstream.simulator.http.HttpServer;
import dev.coachstream.simulator.http.Request;
import dev.coachstream.simulator.http.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.LongSupplier;
import java.util.zip.GZIPOutputStream;

/**
 * Serves one simulated vendor on loopback: each request is noted, delayed, counted against the quota, perhaps met by a fault, and
 * answered by the vendor's {@link Routes}. Thread-safe; it listens from its construction until it is closed.
 */
public final class VendorServer implements AutoCloseable {
    private final Routes routes;
    private final Behaviour behaviour;
    private final LongSupplier nanos;
    private final Requests requests = new Requests();

    /** By the page itself, so that what the page cache lets go is let go here. */
    private final Map<byte[], byte[]> compressedPages = Collections.synchronizedMap(new WeakHashMap<>());

    private final HttpServer server;

    /**
     * Listens from now on.
     *
     * @param behaviour made of the same {@link PageTurns} and {@link Rights} as the routes, or it changes nothing about them
     */
    public VendorServer(Routes routes, Behaviour behaviour, ServerOptions options) {
        this.routes = routes;
        this.behaviour = behaviour;
        nanos = options.nanos();
        server = HttpServer.start(options.port(), options.tls(), this::handle);
    }

    /** Its origin, such as {@code http://127.0.0.1:40123}. */
    public URI url() {
        return server.url();
    }

    /** What it does besides answering by the book. */
    public Behaviour behaviour() {
        return behaviour;
    }

    /** What it has been asked. */
    public Requests requests() {
        return requests;
    }

    /** How many connections its clients hold open now. */
    public int openConnections() {
        return server.openConnections();
    }

    @Override
    public void close() {
        server.close();
    }

    private void handle(Exchange exchange) throws IOException {
        Request request = exchange.request();
        RequestSeen seen = requests.arrived(request, nanos.getAsLong());
        exchange.onStatus(status -> requests.answered(seen, status));
        long wait = behaviour.quotas().admit(routes.endpoints(request), routes.caller(request), nanos);
        Pace.await(behaviour.latency().toNanos());
        if (wait > 0) {
            exchange.send(routes.tooManyRequests(wait));
            return;
        }
        Fault fault = behaviour.faults().next(seen);
        if (fault != null) {
            fault.answer(exchange, () -> proper(request));
        } else {
            exchange.send(proper(request));
        }
    }

    private Response proper(Request request) {
        Response response = answer(request);
        String accepted = request.headers().getOrDefault("Accept-Encoding", "");
        return behaviour.gzip() && response.status() == 200 && accepted.contains("gzip")
                ? compressed(response)
                : response;
    }

    private Response answer(Request request) {
        try {
            return routes.answer(request);
        } catch (BadRequest refused) {
            return routes.badRequest(String.valueOf(refused.getMessage()));
        }
    }

    private Response compressed(Response response) {
        Response.Body stream = response.stream();
        Response compressed = stream == null
                ? response.withBody(gzip(response.body()))
                : new Response(response.status(), response.headers(), response.body(), out -> gzip(stream, out));
        return compressed.with("Content-Encoding", "gzip");
    }

    private byte[] gzip(byte[] body) {
        byte[] known = compressedPages.get(body);
        if (known != null) {
            return known;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length / 4 + 64);
        try {
            gzip(out -> out.write(body), bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        compressedPages.put(body, bytes.toByteArray());
        return bytes.toByteArray();
    }

    private static void gzip(Response.Body body, OutputStream to) throws IOException {
        GZIPOutputStream gzip = new GZIPOutputStream(to);
        body.writeTo(gzip);
        gzip.finish();
    }
}
