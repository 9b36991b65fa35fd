package dev.coachstream.http;

import feign.Client;
import java.util.function.Consumer;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * How a host wants requests to be sent. Hand it to {@link dev.coachstream.spi.Host#with}; every source of the host keeps to it.
 *
 * <p>Timeouts, the refusal of redirects and of silent repetitions, HTTP/1.1 and the event listener stay ours, because what we promise about
 * retries, quotas and closing rests on them; the limits are the account's settings.
 *
 * @param customizer changes what is built for each account, once: a proxy, client certificates, interceptors, tracing. It is called
 *     after our own settings. An interceptor sees the credential
 * @param client sends every request of an API in the host's way; null for OkHttp. It must follow no redirect and repeat nothing by itself
 */
public record HostHttp(
        Consumer<OkHttpClient.Builder> customizer, @Nullable Client client) {

    /** OkHttp, changed. */
    public static HostHttp customized(Consumer<OkHttpClient.Builder> customizer) {
        return new HostHttp(customizer, null);
    }

    /** Another client; files at presigned addresses still go through OkHttp. */
    public static HostHttp sentBy(Client client) {
        return new HostHttp(builder -> {}, client);
    }
}
