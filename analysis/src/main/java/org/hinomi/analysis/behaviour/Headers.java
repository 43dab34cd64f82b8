// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.behaviour;

/**
 * Tells an exchange that another sensor counts with headers from one with other content. Some sensors count what
 * applications send (Zeek), others whole packets (flow exporters, firewalls), and members use different ones; so one program
 * that asks everywhere the same thing has one pair of sizes for each kind of sensor.
 *
 * <p>What headers can add is bounded by the packets, and these by the bytes: an end sends a packet for each full segment of
 * its own, at most one acknowledgement for each of the other's, and a few to open and close. A segment holds at least
 * {@link #LEAST_SEGMENT_BYTES}, a header takes at most {@link #MOST_HEADER_BYTES}.
 */
final class Headers {

    /** IPv6's least packet of 1280 bytes (RFC 8200, 5) without 40 bytes of IPv6 and 20 of TCP. */
    private static final long LEAST_SEGMENT_BYTES = 1220;

    /** Ethernet with a tag 18, IPv6 40, TCP 20 with time stamps 12. */
    private static final long MOST_HEADER_BYTES = 90;

    /** IPv4 20 and UDP 8, once: a sensor that counts headers adds this to either side. */
    private static final long LEAST_OVERHEAD_BYTES = 28;

    /** Handshake, close, and the parts of a segment that is not full. */
    private static final long MOST_EXTRA_PACKETS = 6;

    private Headers() {}

    /**
     * Whether the larger may be what another sensor counted of the exchange that the smaller is. Never within one institution,
     * where one sensor counts.
     */
    static boolean isRecount(Exchange smaller, Exchange larger) {
        long mostBytes = MOST_HEADER_BYTES
                * ((smaller.bytesOut() + smaller.bytesIn()) / LEAST_SEGMENT_BYTES + MOST_EXTRA_PACKETS);
        return smaller.institution() != larger.institution()
                && isOverhead(larger.bytesOut() - smaller.bytesOut(), mostBytes)
                && isOverhead(larger.bytesIn() - smaller.bytesIn(), mostBytes);
    }

    private static boolean isOverhead(long bytes, long mostBytes) {
        return bytes >= LEAST_OVERHEAD_BYTES && bytes <= mostBytes;
    }
}
