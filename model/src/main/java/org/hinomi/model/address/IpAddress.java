// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.model.address;

import java.util.Optional;

/**
 * An IPv4 or IPv6 address as an unsigned 128-bit number. IPv4 stands in its mapped place, {@code ::ffff:a.b.c.d}
 * (RFC 4291, 2.5.5.2), so that one table serves both families; such an address prints as IPv4.
 *
 * @param high the upper 64 bits
 * @param low the lower 64 bits
 */
public record IpAddress(long high, long low) implements Comparable<IpAddress> {

    /** The upper 96 bits of every mapped IPv4 address, as they stand in {@link #low}. */
    public static final long IPV4_MARK = 0x0000_ffff_0000_0000L;

    /** The address of an IPv4 number in network order. */
    public static IpAddress ofIpv4(int bits) {
        return new IpAddress(0, IPV4_MARK | (bits & 0xffff_ffffL));
    }

    /** Whether two halves hold a mapped IPv4 address. */
    public static boolean isIpv4(long high, long low) {
        return high == 0 && (low & 0xffff_ffff_0000_0000L) == IPV4_MARK;
    }

    public boolean isIpv4() {
        return isIpv4(high, low);
    }

    /** Whether it names a group of hosts (224.0.0.0/4, RFC 1112, and 255.255.255.255; ff00::/8, RFC 4291), no single one. */
    public boolean isMulticast() {
        return isIpv4() ? (low >>> 28 & 0xf) == 0xe || (low & 0xffff_ffffL) == 0xffff_ffffL : high >>> 56 == 0xff;
    }

    /**
     * Whether the Internet may route it: none that is set aside for private networks, hosts themselves, links, carriers' inside,
     * translation, tests of equipment, groups or the future (IANA's special-purpose registries after RFC 6890; global unicast
     * IPv6 is 2000::/3, RFC 4291, without Teredo's and 6to4's tunnels). Documentation addresses count as ordinary ones.
     */
    public boolean isGlobal() {
        return isIpv4()
                ? isGlobalIpv4((int) low)
                : high >>> 61 == 1 && high >>> 32 != 0x2001_0000L && high >>> 48 != 0x2002L;
    }

    private static boolean isGlobalIpv4(int bits) {
        int first = bits >>> 24;
        int second = bits >>> 16 & 0xff;
        boolean isSetAside = switch (first) {
            case 0, 10, 127 -> true;
            case 100 -> second >> 6 == 1;
            case 169 -> second == 254;
            case 172 -> second >> 4 == 1;
            case 192 -> second == 168 || (second == 0 && (bits >>> 8 & 0xff) == 0);
            case 198 -> second >> 1 == 9;
            default -> first >= 224;
        };
        return !isSetAside;
    }

    /**
     * Reads an address in dotted-quad form or any form of RFC 4291, 2.2, without zone or brackets.
     *
     * @return empty where the text is not exactly one address; octets with leading zeros are refused, because
     *     readers disagree whether they are octal
     */
    public static Optional<IpAddress> parse(String text) {
        return AddressText.parse(text);
    }

    /** Dotted quad for IPv4, RFC 5952 for IPv6. */
    @Override
    public String toString() {
        return AddressText.format(high, low);
    }

    /** Numeric order, unsigned. */
    @Override
    public int compareTo(IpAddress other) {
        int byHigh = Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }
}
