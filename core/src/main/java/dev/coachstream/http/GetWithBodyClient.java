package dev.coachstream.http;

import dev.coachstream.spi.ResponseLimits;
import feign.Client;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Sends a GET with a body through the JDK's client, because OkHttp refuses to and {@code HttpURLConnection} makes a POST of it.
 *
 * <p>For small answers only. The JDK's client waits for ever on a body that stalls, so the whole call is given up after the limit.
 */
final class GetWithBodyClient implements Client {
    private final ResponseLimits limits;
    private @Nullable HttpClient made;

    GetWithBodyClient(ResponseLimits limits) {
        this.limits = limits;
    }

    @Override
    public Response execute(Request request, Request.Options options) throws IOException {
        HttpResponse<byte[]> answer = wait(client().sendAsync(sent(request), BoundedAnswer.of(limits.bytes())));
        Map<String, Collection<String>> headers =
                new LinkedHashMap<>(answer.headers().map());
        return Response.builder()
                .status(answer.statusCode())
                .headers(headers)
                .request(request)
                .body(answer.body())
                .build();
    }

    private HttpResponse<byte[]> wait(CompletableFuture<HttpResponse<byte[]>> answer) throws IOException {
        try {
            return answer.get(limits.total().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new InterruptedIOException("timeout");
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        }
    }

    private static HttpRequest sent(Request request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(request.url()))
                .method("GET", HttpRequest.BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach((name, values) -> {
            if (!name.equalsIgnoreCase("Content-Length")) {
                values.forEach(value -> builder.header(name, value));
            }
        });
        return builder.build();
    }

    /** Made when it is first needed: it costs half a second. */
    private synchronized HttpClient client() {
        HttpClient client = made;
        if (client == null) {
            client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(limits.connect())
                    .build();
            made = client;
        }
        return client;
    }
}
