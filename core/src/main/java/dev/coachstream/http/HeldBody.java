package dev.coachstream.http;

import feign.Response;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;

/** A response body that was taken whole. */
final class HeldBody implements Response.Body {
    private final byte[] bytes;
    private final CredentialParts sent;

    /**
     * @param sent the credential of the request
     */
    HeldBody(byte[] bytes, CredentialParts sent) {
        this.bytes = bytes;
        this.sent = sent;
    }

    /** The credential of the request that it answers, which may be another by now. */
    CredentialParts sent() {
        return sent;
    }

    /** The bytes themselves, not a copy: a page is read once. */
    byte[] bytes() {
        return bytes;
    }

    @Override
    public Integer length() {
        return bytes.length;
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public InputStream asInputStream() {
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public Reader asReader(Charset charset) {
        return new InputStreamReader(asInputStream(), charset);
    }

    @Override
    public void close() {}
}
