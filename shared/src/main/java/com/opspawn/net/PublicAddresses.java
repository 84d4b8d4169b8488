package com.opspawn.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Tells the addresses of the public internet from all others, by IANA's registries of special-purpose addresses. */
public final class PublicAddresses {
    private static final List<AddressRange> SPECIAL = List.of(
            AddressRange.of("0.0.0.0/8", "of this network"),
            AddressRange.of("10.0.0.0/8", "private"),
            AddressRange.of("100.64.0.0/10", "shared by a carrier (CGNAT)"),
            AddressRange.of("127.0.0.0/8", "loopback"),
            AddressRange.of("169.254.0.0/16", "link-local, where clouds keep metadata and credentials"),
            AddressRange.of("172.16.0.0/12", "private"),
            AddressRange.of("192.0.0.0/24", "reserved for protocols"),
            AddressRange.of("192.0.2.0/24", "reserved for documentation"),
            AddressRange.of("192.88.99.0/24", "reserved for 6to4 relays"),
            AddressRange.of("192.168.0.0/16", "private"),
            AddressRange.of("198.18.0.0/15", "reserved for benchmarks"),
            AddressRange.of("198.51.100.0/24", "reserved for documentation"),
            AddressRange.of("203.0.113.0/24", "reserved for documentation"),
            AddressRange.of("224.0.0.0/4", "multicast"),
            AddressRange.of("255.255.255.255/32", "broadcast"),
            AddressRange.of("240.0.0.0/4", "reserved"),
            AddressRange.of("::/128", "unspecified"),
            AddressRange.of("::1/128", "loopback"),
            AddressRange.of("64:ff9b:1::/48", "a network's own NAT64"),
            AddressRange.of("100::/64", "for discarding"),
            AddressRange.of("2001:2::/48", "reserved for benchmarks"),
            AddressRange.of("2001:db8::/32", "reserved for documentation"),
            AddressRange.of("3fff::/20", "reserved for documentation"),
            AddressRange.of("fc00::/7", "private (unique local)"),
            AddressRange.of("fe80::/10", "link-local"),
            AddressRange.of("fec0::/10", "private (site-local)"),
            AddressRange.of("ff00::/8", "multicast"));

    private static final AddressRange TEREDO = AddressRange.of("2001::/32", "Teredo");
    private static final AddressRange SIX_TO_FOUR = AddressRange.of("2002::/16", "6to4");

    /** Ranges whose last four bytes are an IPv4 address. */
    private static final List<AddressRange> EMBEDDING =
            List.of(AddressRange.of("::/96", "IPv4-compatible"), AddressRange.of("64:ff9b::/96", "NAT64"));

    /** Special within {@code 2000::/3}, but for Teredo, whose addresses are looked into. */
    private static final AddressRange PROTOCOLS = AddressRange.of("2001::/23", "reserved for protocols");

    private static final AddressRange GLOBAL = AddressRange.of("2000::/3", "global");

    private PublicAddresses() {}

    /** Why an address is not public, as the end of the sentence "ADDRESS is …"; empty where it is public. */
    public static Optional<String> refusal(InetAddress address) {
        byte[] bytes = address.getAddress();
        Optional<String> special = SPECIAL.stream()
                .filter(range -> range.contains(bytes))
                .map(AddressRange::label)
                .findFirst();
        return special.isPresent() || bytes.length == 4 ? special : refusalOfVersion6(bytes);
    }

    private static Optional<String> refusalOfVersion6(byte[] address) {
        for (AddressRange range : EMBEDDING) {
            if (range.contains(address)) {
                return embedded(range, address, 12, 0);
            }
        }
        if (SIX_TO_FOUR.contains(address)) {
            return embedded(SIX_TO_FOUR, address, 2, 0);
        }
        if (TEREDO.contains(address)) {
            // The server's address is plain; the client's has every bit turned.
            return embedded(TEREDO, address, 4, 0).or(() -> embedded(TEREDO, address, 12, 0xff));
        }
        if (PROTOCOLS.contains(address)) {
            return Optional.of(PROTOCOLS.label());
        }
        return GLOBAL.contains(address) ? Optional.empty() : Optional.of("not a global address");
    }

    private static Optional<String> embedded(AddressRange range, byte[] address, int offset, int turned) {
        byte[] bytes = Arrays.copyOfRange(address, offset, offset + 4);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] ^= (byte) turned;
        }
        InetAddress inner = ofBytes(bytes);
        return refusal(inner).map(why -> range.label() + " for " + inner.getHostAddress() + ", which is " + why);
    }

    private static InetAddress ofBytes(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are always an address", e);
        }
    }
}
