package dev.coachstream.http;

import dev.coachstream.spi.ProxyServer;
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
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Sends a GET with a body through the JDK's client, because OkHttp refuses to and {@code HttpURLConnection} makes a POST of it.
 *
 * <p>The JDK's client gives no proxy of a tunnel a user unless the process allows Basic there before it first uses such a client, so that is
 * allowed where an account needs it and nobody has said otherwise.
 *
 * <p>For small answers only. The JDK's client waits for ever on a body that stalls, so the whole call is given up after the limit.
 */
final class GetWithBodyClient implements Client {
    private static final String REFUSED_SCHEMES = "jdk.http.auth.tunneling.disabledSchemes";

    private final ResponseLimits limits;
    private final VendorProxies proxies;
    private final Optional<Trust> trust;
    private @Nullable HttpClient made;

    GetWithBodyClient(ResponseLimits limits, VendorProxies proxies, Optional<Trust> trust) {
        this.limits = limits;
        this.proxies = proxies;
        this.trust = trust;
    }

    @Override
    public Response execute(Request request, Request.Options options) throws IOException {
        Optional<ProxyServer> proxy = proxies.to(URI.create(request.url()));
        String authorization = proxy.map(VendorProxies::authorization).orElse(null);
        if (authorization != null && System.getProperty(REFUSED_SCHEMES) == null) {
            System.setProperty(REFUSED_SCHEMES, "");
        }
        HttpRequest sent = sent(request, authorization);
        HttpResponse<byte[]> response = wait(client().sendAsync(sent, BoundedBodySubscriber.of(limits.bytes())));
        if (response.statusCode() == 407 && proxy.isPresent()) {
            String early = authorization == null
                    ? ""
                    : "; where other requests pass, start Java with -D" + REFUSED_SCHEMES + "=";
            throw new ProxyRefused(VendorProxies.refused(proxy.get()).getMessage() + early);
        }
        Map<String, Collection<String>> headers =
                new LinkedHashMap<>(response.headers().map());
        return Response.builder()
                .status(response.statusCode())
                .headers(headers)
                .request(request)
                .body(response.body())
                .build();
    }

    private HttpResponse<byte[]> wait(CompletableFuture<HttpResponse<byte[]>> response) throws IOException {
        try {
            return response.get(limits.total().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            response.cancel(true);
            throw new InterruptedIOException("timeout");
        } catch (InterruptedException e) {
            response.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IOException(e.getCause());
        }
    }

    private static HttpRequest sent(Request request, @Nullable String authorization) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(request.url()))
                .method("GET", HttpRequest.BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach((name, values) -> {
            if (!name.equalsIgnoreCase("Content-Length")) {
                values.forEach(value -> builder.header(name, value));
            }
        });
        if (authorization != null) {
            builder.header(VendorProxies.HEADER, authorization);
        }
        return builder.build();
    }

    /** Made when it is first needed: it costs half a second. */
    private synchronized HttpClient client() {
        HttpClient client = made;
        if (client == null) {
            HttpClient.Builder builder = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .proxy(proxies)
                    .connectTimeout(limits.connect());
            trust.ifPresent(more -> builder.sslContext(more.context()));
            client = builder.build();
            made = client;
        }
        return client;
    }
}
