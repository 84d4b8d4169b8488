package com.opspawn.tool.builtin.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.opspawn.tool.ToolException;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TargetTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        http://example.com                       | http://example.com/
        HTTPS://Example.COM:443/a?b=c#d          | https://example.com/a?b=c
        http://example.com:8080/                 | http://example.com:8080/
        http://example.com:/                     | http://example.com/
        https://example.com:80/                  | https://example.com:80/
        http://example.com?q=1                   | http://example.com/?q=1
        http://münchen.de/straße                 | http://xn--mnchen-3ya.de/stra%C3%9Fe
        http://8.8.8.8/                          | http://8.8.8.8/
        http://[2606:4700::1111]:8443/           | http://[2606:4700::1111]:8443/
        http://a_b.example.com./                 | http://a_b.example.com./
        """)
    void aUrlIsReadInItsPlainForm(String url, String plain) throws Exception {
        assertThat(Target.parse(url).url()).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        127.0.0.1            | 127.0.0.1
        127.0.0.1.           | 127.0.0.1
        2130706433           | 127.0.0.1
        0x7f000001           | 127.0.0.1
        0X7F.1               | 127.0.0.1
        0177.0.0.1           | 127.0.0.1
        017700000001         | 127.0.0.1
        127.1                | 127.0.0.1
        127.0.1              | 127.0.0.1
        0                    | 0.0.0.0
        0x                   | 0.0.0.0
        2852039166           | 169.254.169.254
        0xa9.254.0251.0xfe   | 169.254.169.254
        169.254.43518        | 169.254.169.254
        134744072            | 8.8.8.8
        １２７.０.０.１       | 127.0.0.1
        127。0。0。1          | 127.0.0.1
        [::1]                | ::1
        [::ffff:127.0.0.1]   | 127.0.0.1
        [0:0:0:0:0:ffff:7f00:1] | 127.0.0.1
        """)
    void anAddressIsDecodedFromEveryNotation(String host, String address) throws Exception {
        assertThat(Target.parse("http://" + host + "/").address()).contains(InetAddress.ofLiteral(address));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        256.0.0.1            | '256' is too large for its place in an IPv4 address
        1.2.3.4.5            | an IPv4 address has at most four parts
        4294967296           | '4294967296' is too large for its place in an IPv4 address
        1.2.65536            | '65536' is too large for its place in an IPv4 address
        08.0.0.1             | '08' is not a number of an IPv4 address
        example.1            | 'example' is not a number of an IPv4 address
        99999999999999999999 | '99999999999999999999' is too large for its place in an IPv4 address
        """)
    void whatLooksLikeAnAddressAndIsNoneIsRefused(String host, String why) {
        assertThatThrownBy(() -> Target.parse("http://" + host + "/").address())
                .isExactlyInstanceOf(ToolException.class)
                .hasMessage("'" + host + "' is not an address: " + why);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        file:///etc/passwd             | only http:// and https:// urls are fetched, not 'file:'
        jar:file:/a.jar!/b             | only http:// and https:// urls are fetched, not 'jar:'
        ftp://example.com/             | only http:// and https:// urls are fetched, not 'ftp:'
        gopher://127.0.0.1:6379/_x     | only http:// and https:// urls are fetched, not 'gopher:'
        example.com                    | only http:// and https:// urls are fetched, not 'example.com'
        http:///path                   | the url names no host
        http:example.com               | the url names no host
        http://me:secret@example.com/  | the url holds a user name or password before '@': leave it out
        http://example.com@10.0.0.1/   | the url holds a user name or password before '@': leave it out
        http://example.com:22/         | port 22 is not a web server's: use 80, 443, or 1024 to 65535
        http://example.com:0/          | port 0 is not a web server's: use 80, 443, or 1024 to 65535
        http://example.com:65536/      | port 65536 is not a web server's: use 80, 443, or 1024 to 65535
        http://example.com:x/          | 'example.com:x' is not a host with an optional port
        http://exa%6dple.com/          | 'exa%6dple.com' is not a host name
        http://a..b/                   | 'a..b' is not a host name: Empty label is not a legal name
        http://a b/                    | the url has a space, line break or control character at position 9: percent-encode it, a space as %20
        http://a\\b/                   | not a url: Illegal character in authority at index 8: http://a\\b/
        """)
    void whatIsNotAPlainWebAddressIsRefused(String url, String message) {
        assertThatThrownBy(() -> Target.parse(url))
                .isExactlyInstanceOf(ToolException.class)
                .hasMessage(message);
    }

    @Test
    void lineBreaksCannotReachTheRequest() {
        for (String broken : new String[] {"\r\nX: y", "\n", "\t", "\u0000", "\u007f"}) {
            assertThatThrownBy(() -> Target.parse("http://example.com/" + broken))
                    .hasMessage("the url has a space, line break or control character at position 20:"
                            + " percent-encode it, a space as %20");
        }
    }

    @Test
    void anEndlessUrlIsRefused() {
        assertThatThrownBy(() -> Target.parse("http://example.com/" + "a".repeat(2_000)))
                .hasMessage("the url has 2019 characters, more than the 2000 allowed");
    }
}
