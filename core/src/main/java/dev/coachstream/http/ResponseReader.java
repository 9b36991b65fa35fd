package dev.coachstream.http;

import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.http.AttemptException.Remedy;
import feign.Request;
import feign.Request.HttpMethod;
import feign.Response;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes an answer: whole, or as a stream once it has begun like a list. What is no answer is refused. */
final class ResponseReader {
    private static final Logger log = LoggerFactory.getLogger(ResponseReader.class);

    /** Without content, or with a part of it: nothing was asked for in parts. */
    private static final Set<Integer> NOT_WHOLE = Set.of(204, 205, 206);

    private final VendorAccount account;
    private final Refusals refusals;

    ResponseReader(VendorAccount account, Refusals refusals) {
        this.account = account;
        this.refusals = refusals;
    }

    /** The answer, if it is one: its body is held, or begins like a list. */
    Response take(CredentialParts sent, Request request, Response response, ExchangeReport report) throws IOException {
        if (MarkedContract.has(Streamed.class, request) && response.status() / 100 == 2) {
            return begun(sent, request, response, report);
        }
        byte[] body = taken(response, plain(response), announced(response));
        return response.toBuilder()
                .body(checked(request, response, new HeldBody(body, sent), report))
                .build();
    }

    private Response begun(CredentialParts sent, Request request, Response response, ExchangeReport report)
            throws IOException {
        StreamedList list = list(response);
        if (list.mayBeOne()) {
            return response.toBuilder().body(report.counted(list.body()), null).build();
        }
        HeldBody body = new HeldBody(taken(response, list.body(), null), sent);
        throw refusals.byBody(response, checked(request, response, body, report), "it is no list");
    }

    private static StreamedList list(Response response) throws IOException {
        InputStream body = plain(response);
        try {
            return StreamedList.of(body);
        } catch (IOException e) {
            response.close();
            throw e;
        }
    }

    private byte[] taken(Response response, InputStream plain, @Nullable Integer announced) throws IOException {
        try (response) {
            return BoundedBody.take(plain, announced, account.limits().bytes());
        }
    }

    private HeldBody checked(Request request, Response response, HeldBody body, ExchangeReport report) {
        String line = RequestLine.of(request);
        int status = response.status();
        log.debug("{}: {} answered {} with {} bytes", account.source(), line, status, body.length());
        report.took(body.length());
        if (isNothing(request, status, body.bytes())) {
            throw hiccup(
                    line + " was answered " + status + " without content instead of JSON, which no reader asks for:"
                            + " something between here and the vendor answers for it");
        }
        if (status / 100 != 2) {
            throw refusals.byStatus(response, body);
        }
        if (isWebPage(response, body.bytes())) {
            throw hiccup(line + " was answered 200 with a web page instead of JSON: is base-url the API's address?");
        }
        return body;
    }

    private static boolean isNothing(Request request, int status, byte[] body) {
        Type wanted = request.requestTemplate().methodMetadata().returnType();
        boolean empty = status == 200 && isBlank(body);
        boolean notYet = status == 202 && request.httpMethod() == HttpMethod.GET;
        return status == 304 || (wanted != void.class && (empty || notYet || NOT_WHOLE.contains(status)));
    }

    /** Whether there is nothing but JSON's white space. */
    private static boolean isBlank(byte[] body) {
        int at = 0;
        while (at < body.length && " \t\r\n".indexOf(body[at]) >= 0) {
            at++;
        }
        return at == body.length;
    }

    /** A proxy's or a portal's page with status 200 must not be taken for an empty answer. */
    private static boolean isWebPage(Response response, byte[] body) {
        String type = Refusals.header(response, "Content-Type");
        return (type != null && type.contains("html")) || (body.length > 0 && body[0] == '<');
    }

    private static AttemptException hiccup(String message) {
        return new AttemptException(Kind.PROTOCOL, Remedy.REPEAT, message, null, null);
    }

    private static InputStream plain(Response response) throws IOException {
        Response.Body body = response.body();
        if (body == null) {
            return InputStream.nullInputStream();
        }
        try {
            return Encodings.undone(body.asInputStream(), encodings(response));
        } catch (IOException e) {
            response.close();
            throw e;
        }
    }

    /** The body's length; null where it is not known before it has come. */
    private static @Nullable Integer announced(Response response) {
        Response.Body body = response.body();
        return body == null || encodings(response) != null ? null : body.length();
    }

    private static @Nullable Collection<String> encodings(Response response) {
        return response.headers().get("Content-Encoding");
    }
}
