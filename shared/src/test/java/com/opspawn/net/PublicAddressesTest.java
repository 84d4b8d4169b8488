package com.opspawn.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PublicAddressesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        0.0.0.0                  | of this network
        0.255.255.255            | of this network
        10.0.0.1                 | private
        100.64.0.1               | shared by a carrier (CGNAT)
        100.127.255.255          | shared by a carrier (CGNAT)
        127.0.0.1                | loopback
        127.255.255.254          | loopback
        169.254.169.254          | link-local, where clouds keep metadata and credentials
        169.254.170.2            | link-local, where clouds keep metadata and credentials
        172.16.0.1               | private
        172.31.255.255           | private
        192.0.0.8                | reserved for protocols
        192.0.2.1                | reserved for documentation
        192.88.99.1              | reserved for 6to4 relays
        192.168.1.1              | private
        198.18.0.1               | reserved for benchmarks
        198.19.255.255           | reserved for benchmarks
        198.51.100.1             | reserved for documentation
        203.0.113.1              | reserved for documentation
        224.0.0.1                | multicast
        239.255.255.250          | multicast
        240.0.0.1                | reserved
        255.255.255.255          | broadcast
        ::                       | unspecified
        ::1                      | loopback
        ::ffff:127.0.0.1         | loopback
        ::ffff:a9fe:a9fe         | link-local, where clouds keep metadata and credentials
        ::7f00:1                 | IPv4-compatible for 127.0.0.1, which is loopback
        64:ff9b::a9fe:a9fe       | NAT64 for 169.254.169.254, which is link-local, where clouds keep metadata and credentials
        64:ff9b::10.0.0.1        | NAT64 for 10.0.0.1, which is private
        64:ff9b:1::1             | a network's own NAT64
        64:ff9b:2::1             | not a global address
        100::1                   | for discarding
        2001:0:7f00:1::          | Teredo for 127.0.0.1, which is loopback
        2001:0:808:808:0:0:80ff:fffe | Teredo for 127.0.0.1, which is loopback
        2001:2::1                | reserved for benchmarks
        2001:10::1               | reserved for protocols
        2001:db8::1              | reserved for documentation
        2002:7f00:1::1           | 6to4 for 127.0.0.1, which is loopback
        2002:a9fe:a9fe::         | 6to4 for 169.254.169.254, which is link-local, where clouds keep metadata and credentials
        3fff::1                  | reserved for documentation
        4000::1                  | not a global address
        5f00::1                  | not a global address
        fc00::1                  | private (unique local)
        fd00:ec2::254            | private (unique local)
        fe80::1                  | link-local
        febf::1                  | link-local
        fec0::1                  | private (site-local)
        ff02::1                  | multicast
        ::ffff:0:7f00:1          | not a global address
        """)
    void whatIsNotPublicIsRefusedByItsKind(String address, String kind) {
        assertThat(PublicAddresses.refusal(InetAddress.ofLiteral(address))).contains(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "169.253.255.255",
                "169.255.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2606:4700::1111",
                "2a00:1450::1",
                "::ffff:8.8.8.8",
                "64:ff9b::8.8.8.8",
                "2002:808:808::1",
                "2001:0:808:808:0:0:f7f7:f7f7",
                "2001:200::1"
            })
    void whatIsPublicIsReached(String address) {
        assertThat(PublicAddresses.refusal(InetAddress.ofLiteral(address))).isEmpty();
    }
}
