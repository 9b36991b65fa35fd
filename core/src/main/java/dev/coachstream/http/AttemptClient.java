package dev.coachstream.http;

import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.http.AttemptException.Remedy;
import dev.coachstream.spi.Host;
import feign.Client;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** Sends a request once: quota, credential, send, take the body whole, decode errors. */
final class AttemptClient implements Client {
    /** How OkHttp and the JDK's client tell that a proxy made no tunnel. */
    private static final Pattern NO_TUNNEL =
            Pattern.compile("(?:Unexpected response code for CONNECT|Tunnel failed, got): (\\d{3})");

    private static final String UNCERTIFIED =
            ": nothing here trusts its certificate; if the network reads along, name its authority's PEM file with ca-file";

    private final Client wire;
    private final VendorAccount account;
    private final ResponseReader responses;
    private final Host host;

    AttemptClient(Client wire, VendorAccount account, ResponseReader responses, Host host) {
        this.wire = wire;
        this.responses = responses;
        this.account = account;
        this.host = host;
    }

    @Override
    public Response execute(Request request, Request.Options options) {
        CredentialParts parts = account.credential().parts();
        parts.hide();
        acquire(request);
        boolean answered = false;
        ExchangeReport report = new ExchangeReport(account.source(), request, host);
        try {
            Response response = wire.execute(with(parts, request), options);
            answered = true;
            report.answered(response.status());
            Response taken = responses.take(parts, request, response, report);
            report.end();
            return taken;
        } catch (IOException e) {
            throw report.failed(parts.hiddenIn(broken(RequestLine.of(request), e)));
        } catch (AttemptException | CoachingSourceException e) {
            throw report.failed(e);
        } catch (RuntimeException e) {
            throw report.failed(unforeseen(RequestLine.of(request), parts, e));
        } finally {
            account.quota().release(answered);
        }
    }

    /** What is wrong with a header, of the request or the answer, the client that sends them throws as anything. */
    private static AttemptException unforeseen(String line, CredentialParts parts, RuntimeException e) {
        String words = parts.hiddenIn(reason(e));
        return new AttemptException(Kind.PROTOCOL, Remedy.NONE, line + " failed: " + words, null, null);
    }

    private void acquire(Request request) {
        try {
            account.quota()
                    .acquire(
                            (reason, wait) -> host.listener().waiting(account.source(), reason, wait),
                            account.patience());
        } catch (RateLimiter.LongPause e) {
            String message =
                    RequestLine.of(request) + " was not sent: " + e.getMessage() + ", longer than this call may take";
            throw new AttemptException(Kind.RATE_LIMITED, Remedy.NONE, message, e.left(), null);
        } catch (InterruptedException e) {
            throw interrupted(RequestLine.of(request), e);
        }
    }

    static AttemptException broken(String line, IOException e) {
        Optional<ResponseTooLong> tooLong = ResponseTooLong.in(e);
        if (tooLong.isPresent() || e instanceof Encodings.Unknown) {
            String what = tooLong.isPresent() ? tooLong.get().getMessage() : e.getMessage();
            return new AttemptException(Kind.PROTOCOL, Remedy.NONE, "the answer to " + line + " " + what, null, null);
        }
        if (e instanceof InterruptedIOException && Thread.currentThread().isInterrupted()) {
            return interrupted(line, e);
        }
        if (e instanceof ProxyRefused) {
            return new AttemptException(
                    Kind.UNAVAILABLE, Remedy.NONE, line + " was not sent: " + e.getMessage(), null, e);
        }
        Matcher noTunnel = NO_TUNNEL.matcher(String.valueOf(e.getMessage()));
        if (noTunnel.find()) {
            String status = noTunnel.group(1);
            Remedy remedy = status.startsWith("5") ? Remedy.REPEAT : Remedy.NONE;
            return failed(
                    remedy,
                    line,
                    "the proxy makes no way there, " + status + "; proxy and NO_PROXY, docs/network.md",
                    e);
        }
        if (e instanceof SSLException) {
            String reason = uncertified(e) ? UNCERTIFIED : "";
            Remedy remedy = untrusted(e) ? Remedy.NONE : Remedy.REPEAT;
            return failed(remedy, line, "no secure connection" + reason, e);
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

    private static AttemptException failed(Remedy remedy, String line, String what, IOException e) {
        return new AttemptException(
                Kind.UNAVAILABLE, remedy, line + " failed: " + what + " (" + reason(e) + ")", null, e);
    }

    private static AttemptException interrupted(String line, Exception e) {
        Thread.currentThread().interrupt();
        return new AttemptException(Kind.UNAVAILABLE, Remedy.NONE, line + " was interrupted", null, e);
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

    private Request with(CredentialParts parts, Request request) {
        Map<String, Collection<String>> headers = new LinkedHashMap<>(account.headers());
        headers.putAll(request.headers());
        parts.headers().forEach((name, value) -> headers.put(name, List.of(value.value())));
        return Request.create(
                request.httpMethod(),
                parts.address(QueryValue.finish(request.url())),
                headers,
                request.body(),
                request.charset(),
                request.requestTemplate());
    }
}
