package com.opspawn.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HostsTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
        example.com,      example.com,          true
        example.com,      EXAMPLE.com.,         true
        EXAMPLE.com,      example.com,          true
        example.com,      www.example.com,      false
        example.com,      notexample.com,       false
        example.com,      example.com.evil.net, false
        *.example.com,    www.example.com,      true
        *.example.com,    a.b.example.com,      true
        *.example.com,    example.com,          false
        *.example.com,    notexample.com,       false
        *.example.com,    .example.com,         false
        *,                anything.example,     true
        *.münchen.de,     www.xn--mnchen-3ya.de, true
        8.8.8.8,          8.8.8.8,              true
        8.8.8.8,          8.8.4.4,              false
        2001:4860::8888,  2001:4860::8888,      true
        """)
    void aHostIsAllowedByItsNameOrByAllNamesBelowOne(String pattern, String host, boolean allowed) {
        assertThat(new Hosts(List.of(pattern)).allows(host)).isEqualTo(allowed);
    }

    @Test
    void noPatternAllowsNoHost() {
        assertThat(new Hosts(List.of()).allows("example.com")).isFalse();
    }

    @Test
    void everyPatternThatIsNoneIsToldAtOnce() {
        assertThatThrownBy(() -> new Hosts(List.of("https://a.b", "example.com", "*.*.com", "", "a b", "*example.com")))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("""
                    'https://a.b' is no host: use a name such as api.example.com, *.example.com or *;\
                     '*.*.com' is no host: use a name such as api.example.com, *.example.com or *;\
                     '' is no host: use a name such as api.example.com, *.example.com or *;\
                     'a b' is no host: use a name such as api.example.com, *.example.com or *;\
                     '*example.com' is no host: use a name such as api.example.com, *.example.com or *\
                    """);
    }
}
