package dev.coachstream.simulator.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.function.IntConsumer;

/** One request and the raw connection that its answer goes to. */
public final class Exchange {
    private static final byte[] LINE_END = {'\r', '\n'};
    private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(US_ASCII);

    private final Request request;
    private final Socket socket;
    private final RequestReader reader;
    private final OutputStream out;
    private IntConsumer statusListener = status -> {};
    private boolean open = true;

    Exchange(Request request, Socket socket, RequestReader reader, OutputStream out) {
        this.request = request;
        this.socket = socket;
        this.reader = reader;
        this.out = out;
    }

    public Request request() {
        return request;
    }

    /** Hears of the status just before the answer leaves, so that a log is never behind its reader. */
    public void onStatus(IntConsumer listener) {
        statusListener = listener;
    }

    /** Sends a whole answer, in one write where its length is known. */
    public void send(Response response) throws IOException {
        if (response.stream() != null) {
            sendChunks(response, response.stream());
            return;
        }
        statusListener.accept(response.status());
        out.write(joined(response.head(response.body().length), response.body()));
    }

    /** Sends the head of an answer and nothing of its body. */
    public void sendHead(Response response, long length) throws IOException {
        statusListener.accept(response.status());
        out.write(response.head(length));
    }

    /** Sends bytes as they are. */
    public void sendRaw(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
    }

    /** Ends the connection with a reset, which the peer sees as an error. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        close();
    }

    /** Ends the connection in the ordinary way. */
    public void close() throws IOException {
        open = false;
        socket.close();
    }

    /** Says nothing more until the peer gives up. */
    public void stall() throws IOException {
        reader.awaitEnd();
        close();
    }

    boolean open() {
        return open;
    }

    private void sendChunks(Response response, Response.Body stream) throws IOException {
        sendHead(response, -1);
        BufferedOutputStream chunks = new BufferedOutputStream(new Chunks(out), 64 * 1024);
        stream.writeTo(chunks);
        chunks.flush();
        out.write(LAST_CHUNK);
    }

    private static byte[] joined(byte[] head, byte[] body) {
        byte[] all = new byte[head.length + body.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return all;
    }

    /** Each write is one chunk. */
    private static final class Chunks extends FilterOutputStream {
        Chunks(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int single) throws IOException {
            write(new byte[] {(byte) single}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (length == 0) {
                return; // an empty chunk would end the body
            }
            out.write(joined(Integer.toHexString(length).getBytes(US_ASCII), LINE_END));
            out.write(bytes, from, length);
            out.write(LINE_END);
        }
    }
}
