// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.model.session;

/** IP protocol numbers (IANA "Assigned Internet Protocol Numbers") that sensors name in words. */
public final class Protocol {

    public static final int UNKNOWN = 255;
    public static final int ICMP = 1;
    public static final int TCP = 6;
    public static final int UDP = 17;
    public static final int ICMP6 = 58;

    private Protocol() {}

    /** The number of a protocol's name (any case) or of its decimal text; {@link #UNKNOWN} if it is neither. */
    public static int number(String name) {
        return switch (name.toLowerCase(java.util.Locale.ROOT)) {
            case "tcp" -> TCP;
            case "udp" -> UDP;
            case "icmp" -> ICMP;
            case "icmp6", "ipv6-icmp", "icmpv6" -> ICMP6;
            case "igmp" -> 2;
            case "gre" -> 47;
            case "esp" -> 50;
            case "ah" -> 51;
            case "ospf" -> 89;
            case "pim" -> 103;
            case "sctp" -> 132;
            default -> decimal(name);
        };
    }

    private static int decimal(String text) {
        if (text.isEmpty() || text.length() > 3 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return UNKNOWN;
        }
        int number = Integer.parseInt(text);
        return number > UNKNOWN ? UNKNOWN : number;
    }

    /** The usual name of a protocol, its number where it has none here, or {@code unknown}. */
    public static String name(int number) {
        return switch (number) {
            case TCP -> "tcp";
            case UDP -> "udp";
            case ICMP -> "icmp";
            case ICMP6 -> "icmp6";
            case UNKNOWN -> "unknown";
            default -> Integer.toString(number);
        };
    }
}
