package dev.coachstream.simulator.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Listens on loopback and serves each connection on a daemon thread of its own until it is closed. */
public final class HttpServer implements AutoCloseable {
    private static final int BACKLOG = 512;

    private final ServerSocket listener;
    private final boolean tls;
    private final Handler handler;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

    private HttpServer(ServerSocket listener, boolean tls, Handler handler) {
        this.listener = listener;
        this.tls = tls;
        this.handler = handler;
    }

    /** Starts on the given port, or on a free one for 0; with TLS when a context is given. */
    public static HttpServer start(int port, @Nullable SSLContext tls, Handler handler) {
        try {
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            ServerSocket listener = tls == null
                    ? new ServerSocket(port, BACKLOG, loopback)
                    : tls.getServerSocketFactory().createServerSocket(port, BACKLOG, loopback);
            HttpServer server = new HttpServer(listener, tls != null, handler);
            daemon("simulator-" + listener.getLocalPort(), server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on 127.0.0.1:" + port, e);
        }
    }

    /** The origin, without a path. */
    public URI url() {
        String scheme = tls ? "https" : "http";
        return URI.create(scheme + "://127.0.0.1:" + listener.getLocalPort());
    }

    /** How many connections are open now. */
    public int openConnections() {
        return connections.size();
    }

    @Override
    public void close() {
        closeQuietly(listener);
        connections.forEach(HttpServer::closeQuietly);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                connections.add(socket);
                daemon("simulator-connection", () -> serve(socket));
            } catch (IOException closed) {
                // close() ends the accept; anything else concerns one connection only
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            RequestReader reader = new RequestReader(socket.getInputStream(), out);
            boolean open = !listener.isClosed();
            while (open) {
                Request request = reader.next();
                open = request != null && answered(new Exchange(request, socket, reader, out));
            }
        } catch (IOException | NumberFormatException gone) {
            // the peer went away, or does not speak HTTP: either way this connection is over
        } finally {
            connections.remove(socket);
        }
    }

    private boolean answered(Exchange exchange) throws IOException {
        handler.handle(exchange);
        return exchange.open() && !exchange.request().last();
    }

    static void daemon(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    static void closeQuietly(Closeable resource) {
        try {
            resource.close();
        } catch (IOException ignored) {
            // closing is all that was wanted
        }
    }
}
