package dev.coachstream.benchmarks.readers;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

/** The two clients that the JDK brings, as little around them as can be. */
@FunctionalInterface
interface Transport {

    /** The body of an answer, to be closed by the caller. */
    InputStream get(URI page) throws IOException, InterruptedException;

    static Transport urlConnection(Account account) {
        Map.Entry<String, String> login = account.login();
        return page -> {
            HttpURLConnection connection = (HttpURLConnection) page.toURL().openConnection();
            connection.setRequestProperty(login.getKey(), login.getValue());
            return connection.getInputStream();
        };
    }

    static Transport httpClient(Account account) {
        Map.Entry<String, String> login = account.login();
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return page -> {
            HttpRequest request = HttpRequest.newBuilder(page)
                    .header(login.getKey(), login.getValue())
                    .build();
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            return response.body();
        };
    }
}
