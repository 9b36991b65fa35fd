package dev.coachstream.http;

import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.http.AttemptException.Remedy;
import dev.coachstream.spi.ResponseLimits;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Fetches and sends files at addresses that carry their own right, as presigned ones do. No credential of an account is known
 * here, so none can go there; and an address, which is as good as a credential, appears in no message beyond its host.
 */
public final class PresignedFiles {
    private final String source;
    private final OkHttpClient connections;
    private final ResponseLimits limits;
    private final Retrier attempts;

    PresignedFiles(String source, OkHttpClient connections, ResponseLimits limits, Retrier attempts) {
        this.source = source;
        this.limits = limits;
        this.connections = connections
                .newBuilder()
                .callTimeout(Duration.ZERO)
                .followRedirects(true) // from one store of the same kind to another; there is no secret to lose
                .build();
        this.attempts = attempts;
    }

    /** Opens a file, which the caller closes; silence is limited, the whole time is not. */
    public InputStream download(URI address) {
        Request request = request(address).get().build();
        return untilDone(line("GET", request), this::opened, request);
    }

    /**
     * Sends a file whole. It may be sent more than once: the address stands for one file.
     *
     * @param headers those that the address was signed for, {@code Content-Type} among them
     */
    public void upload(URI address, Map<String, String> headers, Path file) {
        MediaType type = MediaType.parse(headers.getOrDefault("Content-Type", "application/octet-stream"));
        Request request = request(address)
                .headers(Headers.of(headers))
                .put(RequestBody.create(file.toFile(), type))
                .build();
        untilDone(line("PUT", request), this::sent, request);
    }

    private Request.Builder request(URI address) {
        String host = String.valueOf(address.getHost());
        boolean safe = "https".equals(address.getScheme())
                || ("http".equals(address.getScheme()) && (host.equals("127.0.0.1") || host.equals("localhost")));
        if (!safe) {
            throw new CoachingSourceException(
                    source, Kind.PROTOCOL, "the vendor gave the address of a file that is not https; nothing was sent");
        }
        HttpUrl url = HttpUrl.get(address);
        if (url == null) {
            throw new CoachingSourceException(
                    source, Kind.PROTOCOL, "the vendor gave the address of a file that is none");
        }
        return new Request.Builder().url(url);
    }

    private static String line(String method, Request request) {
        return method + " of a file at " + request.url().host();
    }

    /** One attempt. */
    private interface Attempt<R> {
        R at(Request request) throws IOException;
    }

    private <R> R untilDone(String line, Attempt<R> attempt, Request request) {
        return attempts.untilDone(true, () -> {
            try {
                return attempt.at(request);
            } catch (IOException e) {
                throw AttemptClient.broken(line, e);
            }
        });
    }

    /** Undone where it came compressed without being asked for. */
    private InputStream opened(Request request) throws IOException {
        Arrivals arrivals = new Arrivals(limits.bytes());
        Response response = arrivals.during(() -> connections.newCall(request).execute());
        requireSuccess(response);
        try {
            InputStream file = arrivals.ofAnyLength(response.body().byteStream());
            return Encodings.undone(file, response.headers("Content-Encoding"));
        } catch (IOException e) {
            response.close();
            throw e;
        }
    }

    private boolean sent(Request request) throws IOException {
        Arrivals arrivals = new Arrivals(limits.bytes());
        try (Response response =
                arrivals.during(() -> connections.newCall(request).execute())) {
            requireSuccess(response);
            return true;
        }
    }

    private static void requireSuccess(Response response) {
        if (!response.isSuccessful()) {
            response.close();
            throw refused(line(response.request().method(), response.request()), response.code());
        }
    }

    private static AttemptException refused(String line, int status) {
        Remedy remedy = status >= 500 || status == 408 || status == 429 ? Remedy.REPEAT : Remedy.NONE;
        String hint = status == 403 ? ": the address has expired, or the headers are not those it was signed for" : "";
        return new AttemptException(
                ErrorResponses.kind(status), remedy, line + " was answered " + status + hint, null, null);
    }
}
