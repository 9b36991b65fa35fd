package dev.coachstream.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.coachstream.api.Secret;
import dev.coachstream.api.SourceListener;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.error.CoachingSourceException.Kind;
import dev.coachstream.json.Items;
import dev.coachstream.model.Feed;
import dev.coachstream.paging.CursorScope;
import dev.coachstream.spi.Host;
import feign.RequestLine;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LinkedTest {
    private static final CursorScope SCOPE = new CursorScope("support", Feed.SESSIONS, "f");

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().http2PlainDisabled(true))
            .build();

    record Person(String id) {}

    record People(@JsonProperty(required = true) Items<Person> people) {}

    interface Api {
        @RequestLine("GET /people")
        Linked<People> people();
    }

    private final SteppedTime time = new SteppedTime();
    private final VendorHttp http = new VendorHttp("support", new Host(time, SourceListener.NONE));
    private final Api api = http.client(
            Api.class,
            URI.create(SERVER.baseUrl()),
            Credential.bearer(new Secret("canary")),
            new RateLimiter(List.of(), time));

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void givesTheBodyAndWhatNamesTheNextPage() {
        Answers.inTurn(SERVER, page("</people?size=2&after=b%2Bc%3D>; rel=\"next\", </people>; rel=first"), page());

        Linked<People> first = api.people();

        assertThat(first.body().people().good()).extracting(Person::id).containsExactly("1", "2");
        assertThat(first.next(SCOPE, "after")).isEqualTo("b+c=");
        assertThat(api.people().next(SCOPE, "after")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<https://other.example/p?after=x>;rel=next",
                "</p?after=x#after=y> ; title=\"a, <b>; rel=prev\" ; REL = \"last  NEXT\"",
                "</p?after=a>; rel=prev,,</p?page%5Bsize%5D=2&after=x>; crossorigin; rel=\"next\"",
                "</p?after=a>; rel=nextpage, </p?after=b>; title=next, </p?after=x>; rel=next, </p?after=c>; rel=next"
            })
    void knowsTheNextLinkAmongOthers(String header) {
        assertThat(Linked.of("", List.of(header)).next(SCOPE, "after")).isEqualTo("x");
        assertThat(Linked.of("", List.of("</p?after=w>; rel=prev", header)).next(SCOPE, "after"))
                .isEqualTo("x");
    }

    @Test
    void takesALinkWithoutItsPositionForNoEnd() {
        Linked<Map<String, String>> linked = Linked.of(Map.of(), List.of("</p?key=canary&before=x>; rel=next"));

        assertThatThrownBy(() -> linked.next(SCOPE, "after"))
                .isInstanceOfSatisfying(
                        CoachingSourceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.PROTOCOL))
                .hasMessageEndingWith("the link to the next page has no parameter after");
        assertThat(linked).hasToString("Linked[{}]");
    }

    @ParameterizedTest
    @CsvSource({"'{\"error\":{\"message\":\"gone\"}}'", "'{}'"})
    void refusesAnErrorWithStatus200(String body) {
        Answers.inTurn(SERVER, aResponse().withBody(body).withHeader("Link", "</p?after=x>; rel=next"));

        assertThatThrownBy(api::people).isInstanceOf(CoachingSourceException.class);
    }

    private static ResponseDefinitionBuilder page(String... links) {
        ResponseDefinitionBuilder page = aResponse().withBody("{\"people\":[{\"id\":\"1\"},{\"id\":\"2\"}]}");
        return links.length == 0 ? page : page.withHeader("Link", links);
    }
}
