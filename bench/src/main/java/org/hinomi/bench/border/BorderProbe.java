// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.border;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.hinomi.model.address.IpAddress;

/**
 * Sessions that must each give a signal of their own: a host that has no other session calls a listed command server that nobody
 * else calls. The host's address carries the probe's number.
 */
public final class BorderProbe {

    private static final long MARK = 0xffffL << 32;
    private static final long FIRST_HIGH = 0x2001_0db8_0100_0000L;

    /** These ranks of the list are IPv4 addresses. */
    private static final int FIRST_RANK = 2;

    private static final int RANKS = 40;

    private BorderProbe() {}

    /** The line of a probe. */
    public static byte[] line(int number, long endMicros) {
        long startMicros = endMicros - 250_000;
        String peer = BorderIndicators.address(PeerPool.UNSEEN, FIRST_RANK + number % RANKS, false);
        return String.format(
                        Locale.ROOT,
                        "%d.%06d\tCprobe%011d\t%s\t50000\t%s\t443\ttcp\tssl\t0.250000\t900\t4000\tSF\tT\tF\t0\tShADadFf\t9\t1548\t7"
                                + "\t4504\t-%n",
                        startMicros / 1_000_000,
                        startMicros % 1_000_000,
                        number,
                        new IpAddress(FIRST_HIGH, MARK | number),
                        peer)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** The probe whose host this is; empty for other hosts. */
    public static Optional<Integer> numberOf(String host) {
        return IpAddress.parse(host)
                .filter(address -> address.high() == FIRST_HIGH && (address.low() & ~0xffff_ffffL) == MARK)
                .map(address -> (int) address.low());
    }
}
