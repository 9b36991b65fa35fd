package dev.coachstream.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.coachstream.api.RateLimit;
import dev.coachstream.json.PageReader;
import dev.coachstream.json.WireJson;
import dev.coachstream.spi.Host;
import dev.coachstream.spi.ResponseLimits;
import feign.Client;
import feign.Feign;
import feign.Request;
import feign.RequestTemplate;
import feign.Response;
import feign.Retryer;
import java.io.IOException;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the clients of one account: Feign over OkHttp, with the account's quota, credential, retries and limits. Thread-safe;
 * close it with the source that owns it.
 *
 * <p>OkHttp, because it alone held every fault tried: it ends a stalled body and, by its call timeout, a slow drip, and sends
 * nothing twice behind our back.
 */
public final class VendorHttp implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(VendorHttp.class);

    private static final int IDLE_CONNECTIONS = 16;
    private static final String USER_AGENT = "coachstream/" + Release.version();

    private final String source;
    private final Host host;
    private final RetryPolicy retries;
    private final ResponseLimits limits;
    private final OpenCalls calls = new OpenCalls();
    private final VendorProxies proxies;
    private final OkHttpClient connections;
    private final Client whole;
    private final Client streamed;
    private final Client getWithBody;

    /** For one account, by its name. Opens nothing. */
    public VendorHttp(String source, Host host) {
        this(source, host, RetryPolicy.STANDARD);
    }

    VendorHttp(String source, Host host, RetryPolicy retries) {
        this.source = source;
        this.host = host;
        this.retries = retries;
        this.limits = host.limits();
        this.proxies = new VendorProxies(source, host.network());
        Optional<Trust> trust = Trust.alsoIn(host.network().authorities());
        HostHttp own = host.part(HostHttp.class).orElseGet(() -> HostHttp.customized(builder -> {}));
        this.connections = connections(own, trust);
        Client foreign = own.client();
        this.whole = foreign == null ? new feign.okhttp.OkHttpClient(connections) : foreign;
        this.streamed = foreign == null
                ? new feign.okhttp.OkHttpClient(
                        connections.newBuilder().callTimeout(Duration.ZERO).build())
                : foreign;
        this.getWithBody = foreign == null ? new GetWithBodyClient(limits, proxies, trust) : foreign;
    }

    private OkHttpClient connections(HostHttp own, Optional<Trust> trust) {
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .proxySelector(proxies)
                .proxyAuthenticator(proxies::authenticate)
                .socketFactory(new BufferedSockets())
                .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, 30, TimeUnit.SECONDS));
        trust.ifPresent(more -> builder.sslSocketFactory(more.context().getSocketFactory(), more.manager()));
        own.customizer().accept(builder);
        return builder.protocols(List.of(
                        Protocol.HTTP_1_1)) // one call at a time on each connection, so that bytes can be counted
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .connectTimeout(limits.connect())
                .readTimeout(limits.silence())
                .writeTimeout(limits.silence())
                .callTimeout(limits.total())
                .eventListener(calls)
                .build();
    }

    /**
     * A client for an API: an interface with Feign's annotations, and with {@link SafeToRepeat} and {@link Streamed} where they
     * hold.
     *
     * @param base the only origin that the credential is sent to
     */
    public <A> A client(Class<A> api, URI base, Credential credential, RateLimiter quota) {
        Retrier attempts = new Retrier(source, retries, host);
        VendorAccount account =
                new VendorAccount(source, credential, quota, limits, retries.deadline(), commonHeaders(base));
        Refusals refusals = new Refusals(account, host);
        return Feign.builder()
                .contract(new MarkedContract())
                .client(new AttemptClient(this::send, account, new ResponseReader(account, refusals), host))
                .options(options())
                .encoder(VendorHttp::encode)
                .decoder(
                        new JsonDecoder(new PageReader(halves -> host.listener().mended(source, halves)), refusals))
                .decodeVoid()
                .doNotCloseAfterDecode()
                .retryer(Retryer.NEVER_RETRY)
                .invocationHandlerFactory((proxied, methods) -> new RetryingHandler(source, methods, attempts))
                .target(api, base.toString());
    }

    /** Fetches and sends files at addresses of another origin, which the account's credential must never reach. */
    public PresignedFiles presignedFiles() {
        return new PresignedFiles(source, connections, limits, new Retrier(source, retries, host));
    }

    /**
     * The quota that everybody with this key shares on this host. Of what they were told of it the strictest holds for all, which is
     * logged once.
     *
     * @param key tells allowances apart, such as a digest of origin, token and endpoint class
     */
    public RateLimiter sharedQuota(String key, List<RateLimit> quotas) {
        RateLimiter quota = host.shared(RateLimiter.class, key, () -> new RateLimiter(quotas, host.time()));
        if (quota.alsoKeep(quotas)) {
            log.warn(
                    "{} shows the token of another account, which has another quota: the strictest of both holds for both, {}",
                    source,
                    quota.limits());
        }
        return quota;
    }

    /** Calls under way are broken off, in whatever thread they are, and none is made any more. */
    @Override
    public void close() {
        calls.close();
        connections.dispatcher().executorService().shutdown();
        connections.connectionPool().evictAll();
    }

    /** OkHttp's whole-call time would count the caller's own work on a body that is read lazily. */
    private Response send(Request request, Request.Options options) throws IOException {
        calls.requireOpen(request);
        proxies.to(URI.create(request.url())); // says what cannot be read of it
        if (MarkedContract.has(GetWithBody.class, request)) {
            return getWithBody.execute(request, options);
        }
        Heartbeat.callStarts();
        Arrivals arrivals = new Arrivals(limits.bytes());
        if (!MarkedContract.has(Streamed.class, request)) {
            return arrivals.during(() -> whole.execute(request, options));
        }
        Response response = arrivals.during(() -> streamed.execute(request, options));
        Response.Body body = response.body();
        return body == null
                ? response
                : response.toBuilder()
                        .body(arrivals.ofAnyLength(body.asInputStream()), body.length())
                        .build();
    }

    /** The same as the connections' own, or feign-okhttp would make a client for every request. */
    private Request.Options options() {
        return new Request.Options(
                limits.connect().toMillis(),
                TimeUnit.MILLISECONDS,
                limits.silence().toMillis(),
                TimeUnit.MILLISECONDS,
                false);
    }

    /** Compression pays on a real wire and costs on loopback. */
    private static Map<String, Collection<String>> commonHeaders(URI base) {
        Map<String, Collection<String>> headers = new LinkedHashMap<>();
        headers.put("User-Agent", List.of(USER_AGENT));
        headers.put("Accept", List.of("application/json"));
        if ("http".equals(base.getScheme())) {
            headers.put("Accept-Encoding", List.of("identity"));
        }
        return headers;
    }

    private static void encode(Object body, Type type, RequestTemplate template) {
        try {
            template.body(WireJson.shared().writeValueAsBytes(body), StandardCharsets.UTF_8);
            template.header("Content-Type", "application/json");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the request cannot be written as JSON", e);
        }
    }
}
