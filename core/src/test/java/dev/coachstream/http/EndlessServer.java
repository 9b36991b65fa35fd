package dev.coachstream.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/** Answers every request with a beginning and, for ever, with more of the same. */
final class EndlessServer implements AutoCloseable {
    private final ServerSocket socket;
    private final byte[] beginning;
    private final byte[] more;

    private EndlessServer(ServerSocket socket, String beginning, String more) {
        this.socket = socket;
        this.beginning = beginning.getBytes(US_ASCII);
        this.more = more.repeat(16 * 1024 / more.length() + 1).getBytes(US_ASCII);
    }

    static EndlessServer start(String beginning, String more) throws IOException {
        EndlessServer server =
                new EndlessServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), beginning, more);
        Thread accepting = new Thread(server::serve, "endless server");
        accepting.setDaemon(true);
        accepting.start();
        return server;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket caller = socket.accept()) {
                answer(caller);
            } catch (IOException e) {
                // the caller has gone, or the server is closed
            }
        }
    }

    /** What is asked is read as far as it has come: it does not matter. */
    private void answer(Socket caller) throws IOException {
        if (caller.getInputStream().read(new byte[16 * 1024]) < 0) {
            return;
        }
        OutputStream out = caller.getOutputStream();
        out.write(beginning);
        while (!socket.isClosed()) {
            out.write(more);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
