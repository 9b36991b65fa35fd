package dev.coachstream.http;

import static org.assertj.core.api.Assertions.assertThat;

import feign.Request;
import feign.Request.HttpMethod;
import feign.RequestTemplate;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RequestLineTest {

    @ParameterizedTest
    @CsvSource({
        "https://api.example.com/v1/todos?agent=Ann, /v1/todos",
        "https://api.example.com/v1/to%3Fdos, /v1/to%3Fdos",
        "http://localhost:8080/a/b/?at=http://x/y, /a/b/",
        "https://api.example.com?page=a/b, ''",
        "https://api.example.com, ''",
        "http://[::1]:80/x, /x",
    })
    void namesMethodAndPathAndNoQuery(String url, String path) {
        Request request = Request.create(
                HttpMethod.POST, url, Map.of(), new byte[0], StandardCharsets.UTF_8, new RequestTemplate());

        assertThat(RequestLine.of(request)).isEqualTo("POST " + path);
        assertThat(RequestLine.path(request)).isEqualTo(path);
    }
}
