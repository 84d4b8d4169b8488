package com.opspawn.tool.builtin.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.opspawn.tool.Callers;
import com.opspawn.tool.ToolException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CurrentTimeTest {
    private final CurrentTime tool =
            new CurrentTime(Clock.fixed(Instant.parse("2026-11-22T06:03:07.5Z"), ZoneOffset.UTC));

    private String in(String place) throws ToolException {
        return tool.run(JsonNodeFactory.instance.objectNode().put("timezone", place), Callers.context());
    }

    private String zoneOf(String place) throws Exception {
        return new ObjectMapper().readTree(in(place)).get("timezone").textValue();
    }

    @Test
    void theClocksOfAZoneAreReadInFull() throws Exception {
        assertThat(in("Asia/Tokyo")).isEqualTo("""
            {"timezone":"Asia/Tokyo","iso":"2026-11-22T15:03:07+09:00","date":"2026-11-22",\
            "time":"15:03:07","weekday":"Sunday","utc_offset":"+09:00"}\
            """);
    }

    @Test
    void withoutAZoneItIsUtc() throws Exception {
        ObjectNode none = JsonNodeFactory.instance.objectNode();

        assertThat(tool.run(none, Callers.context())).isEqualTo(in("UTC")).isEqualTo("""
            {"timezone":"UTC","iso":"2026-11-22T06:03:07+00:00","date":"2026-11-22",\
            "time":"06:03:07","weekday":"Sunday","utc_offset":"+00:00"}\
            """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        europe/berlin          | Europe/Berlin
        Tokyo                  | Asia/Tokyo
        tokyo, japan           | Asia/Tokyo
        New York               | America/New_York
        new_york               | America/New_York
        São Paulo              | America/Sao_Paulo
        Ho Chi Minh            | Asia/Ho_Chi_Minh
        Port-au-Prince         | America/Port-au-Prince
        San Francisco          | America/Los_Angeles
        Washington, D.C.       | America/New_York
        Washington DC          | America/New_York
        Mumbai                 | Asia/Kolkata
        Germany                | Europe/Berlin
        Louisville             | America/Louisville
        Singapore              | Singapore
        +09:00                 | +09:00
        UTC+9                  | UTC+09:00
        gmt-3                  | GMT-03:00
        """)
    void namesOfPlacesAreUnderstood(String place, String zone) throws Exception {
        assertThat(zoneOf(place)).isEqualTo(zone);
    }

    @Test
    void everyZoneIsFoundByItsName() throws Exception {
        for (String zone : ZoneId.getAvailableZoneIds()) {
            assertThat(ZoneId.of(zoneOf(zone)).getRules())
                    .as(zone)
                    .isEqualTo(ZoneId.of(zone).getRules());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Tokio            | unknown timezone 'Tokio': near it are Asia/Tokyo
        Europe/Belrin    | unknown timezone 'Europe/Belrin': near it are Europe/Berlin, Europe/Belfast, Europe/Belgrade, Europe/Dublin, Europe/Helsinki
        Atlantis         | unknown timezone 'Atlantis': near it are Canada/Atlantic, America/New_York
        Zzyzxqqq         | unknown timezone 'Zzyzxqqq': use an IANA name such as Europe/Berlin, or an offset such as +09:00
        +99:00           | unknown timezone '+99:00': use an IANA name such as Europe/Berlin, or an offset such as +09:00
        """)
    void anUnknownPlaceIsRefusedWithTheNearestNames(String place, String message) {
        assertThatThrownBy(() -> in(place))
                .isExactlyInstanceOf(ToolException.class)
                .hasMessage(message);
    }

    @Test
    void anEndlessNameIsRefused() {
        assertThatThrownBy(() -> in("x".repeat(101)))
                .isExactlyInstanceOf(ToolException.class)
                .hasMessage("timezone has 101 characters, more than the 100 allowed:"
                        + " use an IANA name such as Europe/Berlin");
    }
}
