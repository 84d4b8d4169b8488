package com.opspawn.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The routes to an agent's memories, with the one store that needs no set-up. */
@Deployable
final class MemoriesTest {
    private final Api api = Api.ofTarget();

    @ParameterizedTest
    @ValueSource(strings = {"helper", "team%2Fhelper%20%231", "%25"})
    void anAgentWithoutMemoriesHasNone(String prefix) {
        if (prefix.contains("%2F")) {
            Target.assumeNoEmulator("MiniStack picks a route by the decoded path, where an encoded slash divides");
        }
        String path = "/agents/" + prefix + UUID.randomUUID() + "/memories";
        for (String slash : new String[] {"", "/"}) {
            Api.Answer list = api.get(path + slash);
            assertThat(list.status()).as("%s", list).isEqualTo(200);
            assertThat(list.json().toString()).isEqualTo("{\"memories\":[],\"next_cursor\":null}");
            assertThat(api.delete(path + slash).status()).isEqualTo(204);
            Api.Answer one = api.delete(path + "/mem_00000000000000000000000000000001" + slash);
            assertThat(one.status()).isEqualTo(404);
            assertThat(one.json().path("detail").asText())
                    .isEqualTo("there is no memory 'mem_00000000000000000000000000000001'");
        }
    }

    @Test
    void aWrongMethodIsToldWhichAreRight() {
        Api.Answer answer = api.post("/agents/helper/memories", "{}");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("allow")).isEqualTo("GET, DELETE");
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
    }
}
