package dev.coachstream.http;

import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.http.AttemptFailed.Remedy;
import dev.coachstream.http.Credential.Header;
import dev.coachstream.spi.Host;
import dev.coachstream.spi.ResponseLimits;
import feign.Client;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends a request once: quota, credential, send, take the body whole, decode errors. */
final class AttemptClient implements Client {
    private static final Logger log = LoggerFactory.getLogger(AttemptClient.class);

    /** How OkHttp and the JDK's client tell that a proxy made no tunnel. */
    private static final Pattern NO_TUNNEL =
            Pattern.compile("(?:Unexpected response code for CONNECT|Tunnel failed, got): (\\d{3})");

    private static final String UNCERTIFIED =
            ": nothing here trusts its certificate; if the network reads along, name its authority's PEM file with ca-file";

    private final Client wire;
    private final Target target;
    private final Host host;

    /**
     * Who sends, as whom, how often, and how much it may get back.
     *
     * @param source the account's name
     * @param headers what every request says besides its own headers
     */
    record Target(
            String source,
            Credential credential,
            Quota quota,
            ResponseLimits limits,
            Map<String, Collection<String>> headers) {}

    AttemptClient(Client wire, Target target, Host host) {
        this.wire = wire;
        this.target = target;
        this.host = host;
    }

    @Override
    public Response execute(Request request, Request.Options options) {
        Header header = target.credential().header();
        acquire(request);
        boolean answered = false;
        try {
            host.listener().requestSent(target.source());
            Response response = wire.execute(with(header, request), options);
            answered = true;
            return answered(header, request, response);
        } catch (IOException e) {
            throw broken(line(request), e);
        } catch (AttemptFailed e) {
            throw e;
        } catch (RuntimeException e) {
            throw unforeseen(line(request), header, e);
        } finally {
            target.quota().release(answered);
            host.listener().requestEnded(target.source());
        }
    }

    /** What is wrong with a header, of the request or the answer, the client that sends them throws as anything. */
    private static AttemptFailed unforeseen(String line, Header header, RuntimeException e) {
        String words = reason(e).replace(header.value().value(), "[hidden]");
        return new AttemptFailed(Kind.PROTOCOL, Remedy.NONE, line + " failed: " + words, null, null);
    }

    private void acquire(Request request) {
        try {
            target.quota().acquire((reason, wait) -> host.listener().waiting(target.source(), reason, wait));
        } catch (InterruptedException e) {
            throw interrupted(line(request), e);
        }
    }

    private Response answered(Header header, Request request, Response response) throws IOException {
        if (response.status() / 100 == 2 && Marks.has(Streamed.class, request)) {
            return response;
        }
        byte[] body;
        try (Response open = response) {
            body = take(open);
        }
        if (log.isDebugEnabled()) {
            log.debug(
                    "{}: {} answered {} with {} bytes", target.source(), line(request), response.status(), body.length);
        }
        host.listener().responseReceived(target.source(), response.status(), body.length);
        if (response.status() / 100 != 2) {
            throw refused(line(request), header, response, body);
        }
        requireJson(request, response, body);
        return response.toBuilder().body(new HeldBody(body)).build();
    }

    /** OkHttp undoes the compression that it asked for; a server may compress without being asked. */
    private byte[] take(Response response) throws IOException {
        Response.Body body = response.body();
        if (body == null) {
            return new byte[0];
        }
        long most = target.limits().bytes();
        return "gzip".equalsIgnoreCase(header(response, "Content-Encoding"))
                ? BoundedBody.take(new GZIPInputStream(body.asInputStream()), null, most)
                : BoundedBody.take(body.asInputStream(), body.length(), most);
    }

    private AttemptFailed refused(String line, Header header, Response response, byte[] body) {
        Duration wait = RetryAfter.parse(
                        header(response, "Retry-After"),
                        header(response, "Date"),
                        host.time().now())
                .orElse(null);
        AttemptFailed failed = ErrorAnswers.of(
                line, response.status(), body, wait, target.credential().advice(), header);
        if (failed.kind() == Kind.RATE_LIMITED && wait != null) {
            target.quota().pause(wait);
        }
        if (failed.remedy() == Remedy.RENEW && !target.credential().renew(header)) {
            throw new AttemptFailed(failed.kind(), Remedy.NONE, String.valueOf(failed.getMessage()), null, null);
        }
        return failed;
    }

    /** A proxy's or a portal's page with status 200 must not be taken for an empty answer. */
    private static void requireJson(Request request, Response response, byte[] body) {
        String type = header(response, "Content-Type");
        boolean html = type != null && type.contains("html");
        if (html || (body.length > 0 && body[0] == '<')) {
            throw new AttemptFailed(
                    Kind.PROTOCOL,
                    Remedy.REPEAT,
                    line(request) + " was answered 200 with a web page instead of JSON: is base-url the API's address?",
                    null,
                    null);
        }
    }

    static AttemptFailed broken(String line, IOException e) {
        if (e instanceof BoundedBody.TooLong) {
            return new AttemptFailed(
                    Kind.PROTOCOL, Remedy.NONE, "the answer to " + line + " " + e.getMessage(), null, null);
        }
        if (e instanceof InterruptedIOException && Thread.currentThread().isInterrupted()) {
            return interrupted(line, e);
        }
        if (e instanceof ProxyRefused) {
            return new AttemptFailed(Kind.UNAVAILABLE, Remedy.NONE, line + " was not sent: " + e.getMessage(), null, e);
        }
        Matcher noTunnel = NO_TUNNEL.matcher(String.valueOf(e.getMessage()));
        if (noTunnel.find()) {
            boolean busy = noTunnel.group(1).startsWith("5");
            String what =
                    "the proxy makes no way there, " + noTunnel.group(1) + "; proxy and NO_PROXY, docs/network.md";
            return failed(busy ? Remedy.REPEAT : Remedy.NONE, line, what, e);
        }
        if (e instanceof SSLException) {
            String what = "no secure connection" + (uncertified(e) ? UNCERTIFIED : "");
            return failed(untrusted(e) ? Remedy.NONE : Remedy.REPEAT, line, what, e);
        }
        return neverSent(e)
                ? failed(Remedy.NOT_SENT, line, "no connection", e)
                : failed(Remedy.REPEAT, line, "it broke off", e);
    }

    /** What a certificate lacks, no other attempt brings; a secure connection may also just have been reset. */
    private static boolean untrusted(IOException e) {
        return e instanceof SSLHandshakeException || e instanceof SSLPeerUnverifiedException;
    }

    private static boolean uncertified(@Nullable Throwable e) {
        return e != null && (e instanceof CertPathBuilderException || uncertified(e.getCause()));
    }

    private static AttemptFailed failed(Remedy remedy, String line, String what, IOException e) {
        return new AttemptFailed(Kind.UNAVAILABLE, remedy, line + " failed: " + what + " (" + reason(e) + ")", null, e);
    }

    private static AttemptFailed interrupted(String line, Exception e) {
        Thread.currentThread().interrupt();
        return new AttemptFailed(Kind.UNAVAILABLE, Remedy.NONE, line + " was interrupted", null, e);
    }

    private static boolean neverSent(IOException e) {
        return e instanceof ConnectException
                || e instanceof UnknownHostException
                || e instanceof NoRouteToHostException;
    }

    private static String reason(Exception e) {
        String name = e.getClass().getSimpleName();
        return e.getMessage() == null ? name : name + ": " + e.getMessage();
    }

    private Request with(Header header, Request request) {
        Map<String, Collection<String>> headers = new LinkedHashMap<>(target.headers());
        headers.putAll(request.headers());
        headers.put(header.name(), List.of(header.value().value()));
        return Request.create(
                request.httpMethod(),
                QueryValue.finish(request.url()),
                headers,
                request.body(),
                request.charset(),
                request.requestTemplate());
    }

    /** Method and path; query values may name people. */
    static String line(Request request) {
        return request.httpMethod() + " " + URI.create(request.url()).getRawPath();
    }

    private static @Nullable String header(Response response, String name) {
        Collection<String> values = response.headers().get(name);
        return values == null || values.isEmpty() ? null : values.iterator().next();
    }
}
