package dev.coachstream.http;

import java.io.BufferedInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes sockets that take from the system what has arrived, up to 64 KB at once (OkHttp would ask for 8 KB at a time), and count it
 * for whoever asked.
 */
final class BufferedSockets extends SocketFactory {
    private static final int MAX_BYTES = 64 * 1024;

    @Override
    public Socket createSocket() {
        return new BufferedSocket();
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw unused();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw unused();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw unused();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw unused();
    }

    private static UnsupportedOperationException unused() {
        return new UnsupportedOperationException("OkHttp connects its sockets itself");
    }

    private static final class BufferedSocket extends Socket {
        private @Nullable InputStream buffered;
        private @Nullable OutputStream claiming;
        private volatile @Nullable Arrivals arrivals;

        @Override
        public synchronized InputStream getInputStream() throws IOException {
            InputStream stream = buffered == null ? new Counted(super.getInputStream()) : buffered;
            buffered = stream;
            return stream;
        }

        @Override
        public synchronized OutputStream getOutputStream() throws IOException {
            OutputStream stream = claiming == null ? new Claiming(super.getOutputStream()) : claiming;
            claiming = stream;
            return stream;
        }

        private final class Counted extends BufferedInputStream {
            Counted(InputStream arriving) {
                super(arriving, MAX_BYTES);
            }

            @Override
            public synchronized int read() throws IOException {
                int one = super.read();
                if (one >= 0) {
                    count(1);
                }
                return one;
            }

            @Override
            public synchronized int read(byte[] into, int offset, int length) throws IOException {
                int read = super.read(into, offset, length);
                count(Math.max(0, read));
                return read;
            }

            private void count(int bytes) throws IOException {
                Arrivals counting = arrivals;
                if (counting != null) {
                    counting.arrived(bytes);
                }
            }
        }

        /** What comes from now on answers what is sent now. */
        private final class Claiming extends FilterOutputStream {
            Claiming(OutputStream leaving) {
                super(leaving);
            }

            @Override
            public void write(int one) throws IOException {
                claim();
                out.write(one);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                claim();
                out.write(bytes, offset, length);
            }

            private void claim() {
                Arrivals sending = Arrivals.sending();
                if (sending != null) {
                    arrivals = sending;
                }
            }
        }
    }
}
