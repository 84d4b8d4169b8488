package com.opspawn.net;

import java.net.InetAddress;

/**
 * Addresses that share their first bits.
 *
 * @param label what the range is for, to finish the sentence "10.0.0.1 is …"
 */
record AddressRange(InetAddress first, int bits, String label) {

    /** From the usual notation, such as {@code 10.0.0.0/8}. */
    static AddressRange of(String prefix, String label) {
        int slash = prefix.indexOf('/');
        return new AddressRange(
                InetAddress.ofLiteral(prefix.substring(0, slash)),
                Integer.parseInt(prefix.substring(slash + 1)),
                label);
    }

    boolean contains(byte[] address) {
        byte[] prefix = first.getAddress();
        if (prefix.length != address.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if (((prefix[bit / 8] ^ address[bit / 8]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
