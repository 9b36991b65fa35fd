package dev.coachstream.http;

import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.http.AttemptFailed.Remedy;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import okhttp3.Headers;
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
    private final Attempts attempts;

    PresignedFiles(String source, OkHttpClient connections, Attempts attempts) {
        this.source = source;
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
        return send("GET", request).body().byteStream();
    }

    /**
     * Sends a file whole. It may be sent more than once: the address stands for one file.
     *
     * @param headers those that the address was signed for, {@code Content-Type} among them
     */
    public void upload(URI address, Map<String, String> headers, Path file) {
        MediaType type = MediaType.get(headers.getOrDefault("Content-Type", "application/octet-stream"));
        Request request = request(address)
                .headers(Headers.of(headers))
                .put(RequestBody.create(file.toFile(), type))
                .build();
        send("PUT", request).close();
    }

    private Request.Builder request(URI address) {
        String host = String.valueOf(address.getHost());
        boolean safe = "https".equals(address.getScheme())
                || ("http".equals(address.getScheme()) && (host.equals("127.0.0.1") || host.equals("localhost")));
        if (!safe) {
            throw new CoachingSourceException(
                    source, Kind.PROTOCOL, "the vendor gave the address of a file that is not https; nothing was sent");
        }
        return new Request.Builder().url(address.toString());
    }

    private Response send(String method, Request request) {
        String line = method + " of a file at " + request.url().host();
        try {
            return attempts.untilDone(true, () -> attempt(line, request));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("an attempt throws nothing checked", e);
        }
    }

    private Response attempt(String line, Request request) {
        Response response;
        try {
            response = connections.newCall(request).execute();
        } catch (IOException e) {
            throw AttemptClient.broken(line, e);
        }
        if (!response.isSuccessful()) {
            response.close();
            throw refused(line, response.code());
        }
        return response;
    }

    private static AttemptFailed refused(String line, int status) {
        Remedy remedy = status >= 500 || status == 408 || status == 429 ? Remedy.REPEAT : Remedy.NONE;
        String hint = status == 403 ? ": the address has expired, or the headers are not those it was signed for" : "";
        return new AttemptFailed(
                ErrorAnswers.kind(status), remedy, line + " was answered " + status + hint, null, null);
    }
}
