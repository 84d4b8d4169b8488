package com.opspawn.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.opspawn.local.template.Authorization;
import com.opspawn.local.template.HttpRoute;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouterTest {
    private final Router router = new Router(List.of(
            route("ANY", "$default"),
            route("ANY", "/{proxy+}"),
            route("GET", "/pets/{proxy+}"),
            route("GET", "/pets/{id}"),
            route("ANY", "/pets/{id}"),
            route("GET", "/pets/dog"),
            route("GET", "/pets/{id}/toys"),
            route("GET", "/pets"),
            route("GET", "/pets/")));

    @ParameterizedTest
    @CsvSource({
        "GET, /pets/dog, GET /pets/dog",
        "GET, /pets/cat, GET /pets/{id}",
        "PUT, /pets/cat, ANY /pets/{id}",
        "PUT, /pets/dog, ANY /pets/{id}",
        "GET, /pets/cat/toys, GET /pets/{id}/toys",
        "GET, /pets/cat/toys/, GET /pets/{proxy+}",
        "PUT, /pets/cat/toys, ANY /{proxy+}",
        "GET, /pets, GET /pets",
        "GET, /pets/, GET /pets/",
        "PUT, /pets/, ANY /{proxy+}",
        "GET, /elsewhere, ANY /{proxy+}",
        "GET, /, $default"
    })
    void theMostSpecificPathWinsAndOnItTheNamedMethod(String method, String path, String routeKey) {
        assertThat(router.pick(method, path).map(match -> match.route().key())).contains(routeKey);
    }

    @Test
    void variablesAreDecodedAndAnEncodedSlashStaysInItsSegment() {
        assertThat(router.pick("GET", "/pets/a%2Fb%20c+d").map(Router.Match::pathParameters))
                .contains(Map.of("id", "a/b c+d"));
    }

    private static HttpRoute route(String method, String path) {
        return new HttpRoute(method, path, "function", new Authorization.Open());
    }
}
