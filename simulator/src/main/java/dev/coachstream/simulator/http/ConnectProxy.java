package dev.coachstream.simulator.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A proxy on loopback that makes tunnels (RFC 9110 §9.3.6) and nothing else. Every name leads to this machine, so that a name which exists
 * nowhere is reached through it alone.
 */
public final class ConnectProxy implements AutoCloseable {
    private final ServerSocket listener;
    private final @Nullable String wanted;
    private final int refusal;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    private ConnectProxy(@Nullable String wanted, int refusal) {
        try {
            this.listener = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on 127.0.0.1", e);
        }
        this.wanted = wanted;
        this.refusal = refusal;
        HttpServer.daemon("proxy-" + listener.getLocalPort(), this::accept);
    }

    /** For anybody. */
    public static ConnectProxy open() {
        return new ConnectProxy(null, 0);
    }

    /** For one user. */
    public static ConnectProxy of(String user, String secret) {
        byte[] both = (user + ":" + secret).getBytes(UTF_8);
        return new ConnectProxy("Basic " + Base64.getEncoder().encodeToString(both), 0);
    }

    /** That answers with a status and makes no tunnel. */
    public static ConnectProxy refusing(int status) {
        return new ConnectProxy(null, status);
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /** Host and port of each tunnel that was asked for, whether it was made or not. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                open.add(client);
                HttpServer.daemon("proxy-connection", () -> serve(client));
            } catch (IOException closed) {
                // close() ends the accept; anything else concerns one connection only
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            List<String> head = head(client.getInputStream());
            String[] line = head.get(0).split(" ", -1);
            asked.add(line[1]);
            int status = status(line[0], head);
            if (status == 200) {
                int port = Integer.parseInt(line[1].substring(line[1].lastIndexOf(':') + 1));
                tunnel(client, port);
            } else {
                String how = status == 407 ? "Proxy-Authenticate: Basic realm=\"simulated\"\r\n" : "";
                answer(client, "HTTP/1.1 " + status + " Refused\r\n" + how + "Content-Length: 0\r\nConnection: close");
            }
        } catch (IOException gone) {
            // either end went away: this tunnel is over
        }
    }

    private int status(String method, List<String> head) {
        if (refusal != 0) {
            return refusal;
        }
        if (!method.equals("CONNECT")) {
            return 405;
        }
        return wanted == null || head.stream().anyMatch(one -> one.equalsIgnoreCase("Proxy-Authorization: " + wanted))
                ? 200
                : 407;
    }

    private void tunnel(Socket client, int port) throws IOException {
        try (Socket server = new Socket(listener.getInetAddress(), port)) {
            open.add(server);
            answer(client, "HTTP/1.1 200 Connected");
            HttpServer.daemon("proxy-back", () -> pump(server, client));
            pump(client, server);
        }
    }

    private static void answer(Socket client, String head) throws IOException {
        client.getOutputStream().write((head + "\r\n\r\n").getBytes(ISO_8859_1));
    }

    private static void pump(Socket from, Socket to) {
        try (from;
                to) {
            OutputStream out = to.getOutputStream();
            from.getInputStream().transferTo(out);
        } catch (IOException gone) {
            // so is the tunnel
        }
    }

    private static List<String> head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the head ended early");
            }
            head.append((char) next);
        }
        return head.toString().lines().toList();
    }

    @Override
    public void close() {
        HttpServer.closeQuietly(listener);
        open.forEach(HttpServer::closeQuietly);
    }
}
