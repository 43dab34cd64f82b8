// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.retro;

import java.io.IOException;
import java.util.SplittableRandom;
import org.hinomi.model.StableHash;

/**
 * The distinct addresses of a day, in order: random numbers over the whole width of IPv4, as an index of a real day would
 * hold (more scattered than real ones, which come in blocks and compress better), and 8 in 100 of 2001:db8::/32. They stand for
 * nobody, and never leave the bench's own files. One address in eight, by its hash, is on no day at all, so that there is
 * something to ask for in vain.
 *
 * @param seed of all chance
 * @param number which day, 0 and up
 * @param addresses how many
 * @param institutions how many there are to speak with
 */
record IndexedDay(long seed, int number, int addresses, int institutions) {

    private static final double IPV6_SHARE = 0.08;
    private static final long MAPPED = 0xffff_0000_0000L;
    private static final long IPV4_SPACE = 1L << 32;
    private static final long IPV6_FIRST = 0x2001_0db8_0000_0000L;
    private static final int ABSENT_MASK = 7;
    private static final int HOURS = 24;

    /** So many places in a row that none can be used do not happen: (1/8)^64. */
    private static final long ROOM_EACH = 64;

    /** Takes addresses in order. */
    interface Receiver {

        void add(long high, long low, int hours, int... institutions) throws IOException;
    }

    /** Whether an address is on no day. */
    static boolean isNeverSeen(long high, long low) {
        return (StableHash.of(high, low) & ABSENT_MASK) == 0;
    }

    /** An address that is on no day: IPv4 or, as often as on a day, IPv6. */
    static long[] drawUnseen(SplittableRandom random) {
        while (true) {
            boolean isIpv6 = random.nextDouble() < IPV6_SHARE;
            long high = isIpv6 ? IPV6_FIRST | random.nextLong(IPV4_SPACE) : 0;
            long low = isIpv6 ? random.nextLong() : MAPPED | random.nextLong(IPV4_SPACE);
            if (isNeverSeen(high, low)) {
                return new long[] {high, low};
            }
        }
    }

    /** Gives all addresses, unsigned ascending, each once. */
    void write(Receiver out) throws IOException {
        SplittableRandom random = new SplittableRandom(StableHash.mix(seed * 1000 + number));
        int ipv6 = (int) (addresses * IPV6_SHARE);
        writeStepping(addresses - ipv6, random, (at, draws) -> new long[] {0, MAPPED | at}, out);
        writeStepping(ipv6, random, (at, draws) -> new long[] {IPV6_FIRST | at, draws.nextLong()}, out);
    }

    private interface Place {

        long[] address(long at, SplittableRandom random);
    }

    /** Goes through 2^32 places with random steps that leave room for those to come. */
    private void writeStepping(int count, SplittableRandom random, Place place, Receiver out) throws IOException {
        long at = -1;
        for (int left = count; left > 0; left--) {
            // Of the places left one in eight cannot be used; those to come need some room behind this one.
            long room = IPV4_SPACE - 1 - at;
            long twiceTheMean = 2 * (room / left * ABSENT_MASK / (ABSENT_MASK + 1));
            at += 1 + random.nextLong(Math.max(1, Math.min(twiceTheMean, room - ROOM_EACH * left)));
            long[] address = place.address(at, random);
            while (isNeverSeen(address[0], address[1])) {
                at++;
                address = place.address(at, random);
            }
            out.add(address[0], address[1], hours(random), talkers(random));
        }
    }

    /** Most addresses come in one hour of the day. */
    private static int hours(SplittableRandom random) {
        int hours = 1 << random.nextInt(HOURS);
        while (random.nextInt(4) == 0) {
            hours |= 1 << random.nextInt(HOURS);
        }
        return hours;
    }

    /** Most speak with one institution. */
    private int[] talkers(SplittableRandom random) {
        int first = 1 + random.nextInt(institutions);
        if (random.nextInt(4) > 0 || first == institutions) {
            return new int[] {first};
        }
        return new int[] {first, first + 1 + random.nextInt(institutions - first)};
    }
}
