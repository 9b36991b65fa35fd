package dev.coachstream.simulator.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class HttpServerTest {
    private final HttpServer server = HttpServer.start(0, null, HttpServerTest::echo);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void keepsAConnectionForOneRequestAfterAnother() throws IOException {
        try (Socket socket = connected()) {
            assertThat(answer(socket, "GET /one?x=1 HTTP/1.1\r\nHost: a\r\n\r\n"))
                    .endsWith("GET /one x=1 ");
            assertThat(answer(socket, "PUT /two HTTP/1.1\r\ncontent-length: 3\r\n\r\nabc"))
                    .endsWith("PUT /two  abc");
            assertThat(server.openConnections()).isEqualTo(1);
        }
    }

    @Test
    void readsABodyInChunks() throws IOException {
        String request = "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n";
        try (Socket socket = connected()) {
            assertThat(answer(socket, request)).endsWith("POST /  abcde");
        }
    }

    @Test
    void invitesABodyThatWaitsToBeInvited() throws IOException {
        String head = "POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n";
        try (Socket socket = connected()) {
            assertThat(answer(socket, head)).startsWith("HTTP/1.1 100 Continue");
            assertThat(answer(socket, "ok")).endsWith("POST /  ok");
        }
    }

    @Test
    void writesAStreamInChunks() throws IOException {
        try (Socket socket = connected()) {
            assertThat(answer(socket, "GET /stream HTTP/1.1\r\nConnection: close\r\n\r\n"))
                    .contains("Transfer-Encoding: chunked")
                    .endsWith("\r\n\r\n7\r\nstreams\r\n0\r\n\r\n");
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void endsItsConnectionsWhenItIsClosed() throws IOException {
        try (Socket socket = connected()) {
            answer(socket, "GET / HTTP/1.1\r\n\r\n");
            server.close();

            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void decodesParametersAndSegmentsOnce() {
        Request request = new Request("GET", "/a%2Fb/c+d/%25", "x=1%2C2&x=3&y=a+b&z", Map.of(), new byte[0]);

        assertThat(request.segments()).containsExactly("a/b", "c+d", "%");
        assertThat(request.parameters())
                .containsEntry("x", List.of("1,2", "3"))
                .containsEntry("y", List.of("a b"))
                .containsEntry("z", List.of(""));
    }

    private static void echo(Exchange exchange) throws IOException {
        Request request = exchange.request();
        String text = request.method() + " " + request.path() + " " + request.query() + " " + request.text();
        Response response = request.path().equals("/stream")
                ? Response.chunked(200, "text/plain", out -> out.write("streams".getBytes(UTF_8)))
                : Response.text(200, "text/plain", text);
        exchange.send(response);
    }

    private Socket connected() throws IOException {
        return new Socket(server.url().getHost(), server.url().getPort());
    }

    /** Sends and reads up to the end of what must come back: an invitation, a body of known length, or the last chunk. */
    private static String answer(Socket socket, String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(UTF_8));
        InputStream in = socket.getInputStream();
        StringBuilder answer = new StringBuilder();
        while (!complete(answer.toString())) {
            answer.append((char) in.read());
        }
        return answer.toString();
    }

    private static boolean complete(String answer) {
        int head = answer.indexOf("\r\n\r\n");
        if (head < 0 || answer.startsWith("HTTP/1.1 100")) {
            return head >= 0;
        }
        int length = answer.indexOf("Content-Length: ");
        return length < 0
                ? answer.endsWith("0\r\n\r\n")
                : answer.length()
                        == head
                                + 4
                                + Integer.parseInt(answer.substring(length + 16, head)
                                        .lines()
                                        .findFirst()
                                        .orElseThrow());
    }
}
