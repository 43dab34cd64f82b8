// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.session.Protocol;
import org.hinomi.model.session.Session;
import org.hinomi.model.session.SessionBlock;
import org.hinomi.model.session.SessionState;
import org.junit.jupiter.api.Test;

class RowOrderTest {

    private static final long SEED = 11;
    private static final int ROWS = 5_000;
    private static final long HOUR_MS = 3_600_000;

    private final Random random = new Random(SEED);

    @Test
    void equalsAComparisonSort() {
        PackedRows rows = packed(sessions());
        Comparator<Integer> naive = Comparator.comparingLong((Integer row) -> RowOrder.hourMs(rows, row))
                .thenComparing((one, other) -> Long.compareUnsigned(rows.outsideHigh(one), rows.outsideHigh(other)))
                .thenComparing((one, other) -> Long.compareUnsigned(rows.outsideLow(one), rows.outsideLow(other)))
                .thenComparing((one, other) -> Long.compareUnsigned(rows.insideHigh(one), rows.insideHigh(other)))
                .thenComparing((one, other) -> Long.compareUnsigned(rows.insideLow(one), rows.insideLow(other)))
                .thenComparingLong(rows::startMs)
                .thenComparing(rows::compare);
        List<Integer> expected =
                IntStream.range(0, rows.size()).boxed().sorted(naive).toList();
        assertThat(IntStream.of(new RowOrder().sort(rows)).boxed().toList())
                .as("seed %d", SEED)
                .isEqualTo(expected);
    }

    @Test
    void theSameRowsComeInTheSameOrderHoweverTheyCame() {
        List<Session> sessions = sessions();
        List<Session> once = inOrder(sessions);
        Collections.shuffle(sessions, random);
        assertThat(inOrder(sessions)).isEqualTo(once);
    }

    @Test
    void hoursFollowEachOther() {
        PackedRows rows = packed(sessions());
        int[] order = new RowOrder().sort(rows);
        int hours = 0;
        for (int from = 0; from < order.length; hours++) {
            int to = RowOrder.endOfHour(rows, order, from);
            for (int i = from; i < to; i++) {
                assertThat(RowOrder.hourMs(rows, order[i])).isEqualTo(RowOrder.hourMs(rows, order[from]));
            }
            from = to;
        }
        assertThat(hours).isEqualTo(5);
    }

    @Test
    void aRowComesBackAsItWas() {
        List<Session> sessions = sessions();
        PackedRows rows = packed(sessions);
        SessionRows unpacked = new SessionRows(0);
        rows.unpack(IntStream.range(0, rows.size()).toArray(), 0, rows.size(), unpacked);
        for (int row = 0; row < rows.size(); row++) {
            assertThat(session(unpacked, row)).isEqualTo(sessions.get(row));
        }
        assertThat(unpacked.sensors()).containsExactly("sensor");
    }

    private List<Session> inOrder(List<Session> sessions) {
        PackedRows rows = packed(sessions);
        SessionRows sorted = new SessionRows(0);
        rows.unpack(new RowOrder().sort(rows), 0, rows.size(), sorted);
        return IntStream.range(0, sorted.size())
                .mapToObj(row -> session(sorted, row))
                .toList();
    }

    private static PackedRows packed(List<Session> sessions) {
        SessionBlock block = new SessionBlock("sensor", sessions.size());
        sessions.forEach(block::add);
        PackedRows rows = new PackedRows(0);
        rows.add(block);
        return rows;
    }

    private List<Session> sessions() {
        List<Session> sessions = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            boolean isInbound = random.nextBoolean();
            long start =
                    random.nextInt(3) == 0 ? 7 * HOUR_MS : (long) (random.nextDouble() * 5 * HOUR_MS) + 5 * HOUR_MS;
            sessions.add(new Session(
                    start,
                    random.nextInt(5) - 1,
                    address(),
                    random.nextInt(65_536),
                    address(),
                    443,
                    Protocol.TCP,
                    SessionState.ANSWERED,
                    random.nextInt(3) - 1,
                    random.nextInt(3) - 1,
                    random.nextInt(3) - 1,
                    1,
                    0,
                    isInbound ? 0 : 1 + random.nextInt(3),
                    random.nextInt(4) == 0 ? 7 : 0,
                    random.nextBoolean() ? "JP" : "",
                    (int) 4_200_000_000L));
        }
        return sessions;
    }

    /** Few enough to meet often: IPv4, IPv6 with either sign in either half, and what stands before IPv4. */
    private IpAddress address() {
        int last = random.nextInt(4);
        return switch (random.nextInt(5)) {
            case 0 -> new IpAddress(0, last);
            case 1 -> new IpAddress(0x2001_0db8_0000_0000L, random.nextBoolean() ? last : Long.MIN_VALUE | last);
            case 2 -> new IpAddress(0xfe80_0000_0000_0000L, last);
            default ->
                new IpAddress(0, IpAddress.IPV4_MARK | (random.nextBoolean() ? 0xc000_0200L : 0x7f00_0000L) | last);
        };
    }

    private static Session session(SessionRows rows, int row) {
        return new Session(
                rows.startMs()[row],
                rows.durationMs()[row],
                new IpAddress(rows.srcHigh()[row], rows.srcLow()[row]),
                rows.srcPort()[row],
                new IpAddress(rows.dstHigh()[row], rows.dstLow()[row]),
                rows.dstPort()[row],
                rows.protocol()[row] & 0xff,
                SessionState.at(rows.state()[row]),
                rows.bytesOut()[row],
                rows.bytesIn()[row],
                rows.packetsOut()[row],
                rows.packetsIn()[row],
                0,
                rows.srcInstitution()[row],
                rows.dstInstitution()[row],
                SessionBlock.unpackCountry(rows.country()[row]),
                rows.asNumber()[row]);
    }
}
