// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive;

import java.util.Random;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.session.Session;
import org.hinomi.model.session.SessionBlock;
import org.hinomi.model.session.SessionState;

/** Sessions of documentation addresses, the same for the same seed. */
public final class RandomSessions {

    /** 2026-04-01T00:00:00Z. */
    public static final long DAY_MS = 1_775_001_600_000L;

    public static final long HOUR_MS = 3_600_000;

    private static final SessionState[] STATES = SessionState.values();

    private final Random random;

    public RandomSessions(long seed) {
        random = new Random(seed);
    }

    /** A block whose rows start within {@code hours} hours of {@link #DAY_MS}. */
    public SessionBlock block(String sensor, int rows, int hours) {
        SessionBlock block = new SessionBlock(sensor, rows);
        for (int i = 0; i < rows; i++) {
            block.add(session(hours));
        }
        return block;
    }

    /** A session of an inside host (198.51.100.0/24) with an outside peer, either way, unknown values now and then. */
    public Session session(int hours) {
        boolean isInbound = random.nextInt(3) == 0;
        IpAddress host = address("198.51.100." + random.nextInt(20));
        IpAddress peer = peer();
        return new Session(
                DAY_MS + random.nextLong(hours * HOUR_MS),
                maybe(random.nextInt(60_000)),
                isInbound ? peer : host,
                random.nextInt(65_536),
                isInbound ? host : peer,
                random.nextInt(65_536),
                random.nextInt(256),
                STATES[random.nextInt(STATES.length)],
                maybe(random.nextLong(1L << random.nextInt(1, 40))),
                maybe(random.nextInt(100_000)),
                maybe(random.nextInt(100)),
                maybe(random.nextInt(100)),
                random.nextLong(),
                isInbound ? 0 : 7,
                isInbound ? 7 : 0,
                random.nextInt(4) == 0 ? "" : "NL",
                random.nextInt(4) == 0 ? 0 : (int) 4_200_000_000L + random.nextInt(9));
    }

    /** One of some 40 peers, a fifth of them IPv6; one has the top bit of its lower half set. */
    private IpAddress peer() {
        return random.nextInt(5) == 0
                ? address("2001:db8::f000:0:0:" + Integer.toHexString(random.nextInt(1, 9)))
                : address("203.0.113." + random.nextInt(32));
    }

    private long maybe(long value) {
        return random.nextInt(10) == 0 ? -1 : value;
    }

    public static IpAddress address(String text) {
        return IpAddress.parse(text).orElseThrow();
    }
}
