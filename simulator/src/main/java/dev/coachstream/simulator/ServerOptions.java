package dev.coachstream.simulator;

import java.util.function.LongSupplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Where and how a simulated vendor listens.
 *
 * @param port 0 takes a free one
 * @param token what it accepts; null for the vendor's own default
 * @param nanos the clock of its quotas, cursors and tokens
 * @param tls null for plain HTTP
 */
public record ServerOptions(
        int port,
        @Nullable String token,
        LongSupplier nanos,
        @Nullable SSLContext tls) {

    public static ServerOptions defaults() {
        return new ServerOptions(0, null, System::nanoTime, null);
    }

    public ServerOptions withPort(int other) {
        return new ServerOptions(other, token, nanos, tls);
    }

    public ServerOptions withToken(String other) {
        return new ServerOptions(port, other, nanos, tls);
    }

    public ServerOptions withNanos(LongSupplier clock) {
        return new ServerOptions(port, token, clock, tls);
    }

    public ServerOptions withTls(SSLContext context) {
        return new ServerOptions(port, token, nanos, context);
    }

    public String tokenOr(String fallback) {
        return token == null ? fallback : token;
    }

    @Override
    public String toString() {
        return "ServerOptions[port=" + port + ", tls=" + (tls != null) + "]";
    }
}
