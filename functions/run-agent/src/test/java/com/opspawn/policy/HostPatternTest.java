package com.opspawn.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HostPatternTest {
    @ParameterizedTest
    @CsvSource({
        "api.github.com, api.github.com",
        "API.GitHub.com, api.github.com",
        "*.wikipedia.org, *.wikipedia.org",
        "*.gov, *.gov",
        "bücher.example, xn--bcher-kva.example",
        "_dmarc.example.com, _dmarc.example.com",
        "1password.com, 1password.com"
    })
    void aNameIsTakenInItsComparableForm(String written, String normal) {
        assertThat(HostPattern.problem(written)).isEmpty();
        assertThat(HostPattern.normal(written)).isEqualTo(normal);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        *                        | is any host: leave hosts out for that
        https://api.github.com   | is a URL: write the host's name alone
        api.github.com/repos     | is a URL: write the host's name alone
        user@example.com         | is a URL: write the host's name alone
        api.github.com:443       | has a port: write the host's name alone
        10.0.0.1                 | is an address: write the host's name, which is checked to lead to a public one
        169.254.169.254          | is an address: write the host's name, which is checked to lead to a public one
        8.8.8.8                  | is an address: write the host's name, which is checked to lead to a public one
        0x7f.1                   | is an address: write the host's name, which is checked to lead to a public one
        2130706433               | is an address: write the host's name, which is checked to lead to a public one
        *.0.0.1                  | is an address: write the host's name, which is checked to lead to a public one
        [::1]                    | is an address: write the host's name, which is checked to lead to a public one
        fd00:ec2::254            | is an address: write the host's name, which is checked to lead to a public one
        localhost                | is no host: use a name such as api.example.com, or *.example.com for all names under it
        api.*.com                | is no host: use a name such as api.example.com, or *.example.com for all names under it
        **.example.com           | is no host: use a name such as api.example.com, or *.example.com for all names under it
        *.                       | is no host: use a name such as api.example.com, or *.example.com for all names under it
        .example.com             | is no host: use a name such as api.example.com, or *.example.com for all names under it
        example..com             | is no host: use a name such as api.example.com, or *.example.com for all names under it
        a b.com                  | is no host: use a name such as api.example.com, or *.example.com for all names under it
        """)
    void whatIsNoNameIsRefusedWithItsFix(String written, String problem) {
        assertThat(HostPattern.problem(written)).contains(problem);
    }

    @Test
    void aNameHasTheLengthThatDnsAllows() {
        String label = "a".repeat(63) + ".";

        assertThat(HostPattern.problem(label.repeat(3) + "b".repeat(61))).isEmpty();
        assertThat(HostPattern.problem(label.repeat(3) + "b".repeat(62))).isPresent();
        assertThat(HostPattern.problem("a".repeat(64) + ".com")).isPresent();
        assertThat(HostPattern.problem("")).isPresent();
    }
}
