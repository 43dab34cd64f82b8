// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format.zeek;

import static org.hinomi.analysis.format.ByteNumbers.BAD;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hinomi.analysis.format.ByteAddress;
import org.hinomi.analysis.format.ByteNumbers;
import org.hinomi.analysis.format.CivilTime;
import org.hinomi.model.StableHash;
import org.hinomi.model.format.RejectReason;
import org.hinomi.model.session.Protocol;
import org.hinomi.model.session.Service;
import org.hinomi.model.session.SessionBlock;
import org.hinomi.model.session.SessionState;
import org.jspecify.annotations.Nullable;

/**
 * Fills one row of a block with the values of one conn record. One thread only.
 *
 * <p>Bytes are Zeek's {@code orig_bytes} and {@code resp_bytes}: payload, without headers. ICMP's type and code stand in
 * the ports, as Zeek has them. A negative duration (the sensor's clock stepped) is unknown.
 */
final class ConnRow {

    /** Zeek's port column is 0..65535 for every protocol. */
    private static final int NO_PORT = -1;

    private static final long TCP = name("tcp");
    private static final long UDP = name("udp");
    private static final long ICMP = name("icmp");

    private static final long S0 = name("S0");
    private static final long S1 = name("S1");
    private static final long S2 = name("S2");
    private static final long S3 = name("S3");
    private static final long SF = name("SF");
    private static final long REJ = name("REJ");
    private static final long RSTO = name("RSTO");
    private static final long RSTR = name("RSTR");
    private static final long RSTOS0 = name("RSTOS0");
    private static final long RSTRH = name("RSTRH");
    private static final long SH = name("SH");
    private static final long SHR = name("SHR");
    private static final long OTH = name("OTH");

    /** The states that {@link #state} tells by their names alone. */
    static final List<Long> STATE_NAMES = List.of(S0, S1, S2, S3, SF, REJ, RSTO, RSTR, RSTOS0, RSTRH, SH, SHR, OTH);

    private final long sensorHash;
    private final ByteAddress address = new ByteAddress();
    private SessionBlock block;
    private int row;
    private int seen;
    private long connState;
    private boolean isWhole;

    ConnRow(String sensor) {
        sensorHash = StableHash.of(sensor);
        block = new SessionBlock(sensor, 1);
    }

    /** Opens a row of {@code target}. */
    void open(SessionBlock target) {
        block = target;
        row = target.newRow();
        seen = 0;
        connState = 0;
        isWhole = true;
    }

    /** Takes back the row opened. */
    void drop() {
        block.dropLastRow();
    }

    /** Puts a value that is set; a reason if it is none of its column's values, else null. */
    @Nullable
    RejectReason put(ConnColumn column, byte[] text, int from, int to) {
        seen |= bit(column);
        return switch (column) {
            case TS -> putStart(text, from, to);
            case UID -> putUid(text, from, to);
            case ORIG_H -> putAddress(block.srcHigh(), block.srcLow(), text, from, to);
            case RESP_H -> putAddress(block.dstHigh(), block.dstLow(), text, from, to);
            case ORIG_P -> putPort(block.srcPort(), text, from, to);
            case RESP_P -> putPort(block.dstPort(), text, from, to);
            case PROTO -> putProtocol(text, from, to);
            case DURATION -> putDuration(text, from, to);
            case ORIG_BYTES -> putCount(block.bytesOut(), text, from, to);
            case RESP_BYTES -> putCount(block.bytesIn(), text, from, to);
            case ORIG_PKTS -> putCount(block.packetsOut(), text, from, to);
            case RESP_PKTS -> putCount(block.packetsIn(), text, from, to);
            case SERVICE -> putService(text, from, to);
            case MISSED_BYTES -> putWhole(ConnWhole.isNothingMissed(text, from, to));
            case HISTORY -> putWhole(ConnWhole.isWhole(text, from, to));
            case CONN_STATE -> {
                connState = pack(text, from, to);
                yield null;
            }
        };
    }

    /** Whether a value of this column has been put since the row was opened. */
    boolean has(ConnColumn column) {
        return (seen & bit(column)) != 0;
    }

    /** Sets what follows from several columns. */
    void complete() {
        block.state()[row] = state(connState, block.packetsIn()[row]).code();
        if (!isWhole && ConnWhole.isUntold(block, row)) {
            block.service()[row] = Service.UNSEEN.code();
        }
    }

    private @Nullable RejectReason putWhole(boolean isSoFar) {
        isWhole &= isSoFar;
        return null;
    }

    private static int bit(ConnColumn column) {
        return 1 << column.bit();
    }

    private @Nullable RejectReason putStart(byte[] text, int from, int to) {
        long ms = ByteNumbers.parseSecondsAsMs(text, from, to);
        if (ms == BAD) {
            ms = CivilTime.parse(text, from, to, CivilTime.UTC_SEC);
        }
        block.startMs()[row] = ms;
        return ms < 0 ? RejectReason.BAD_TIME : null;
    }

    private @Nullable RejectReason putUid(byte[] text, int from, int to) {
        block.recordId()[row] = recordId(sensorHash, text, from, to);
        return null;
    }

    /** Ids of two sensors may meet; never 0, which says that there is none. */
    static long recordId(long sensorHash, byte[] text, int from, int to) {
        long hash = StableHash.combine(sensorHash, StableHash.ofWords(text, from, to));
        return hash == 0 ? 1 : hash;
    }

    private @Nullable RejectReason putAddress(long[] highs, long[] lows, byte[] text, int from, int to) {
        if (!address.parse(text, from, to)) {
            return RejectReason.BAD_ADDRESS;
        }
        highs[row] = address.high();
        lows[row] = address.low();
        return null;
    }

    private @Nullable RejectReason putPort(char[] ports, byte[] text, int from, int to) {
        int port = ByteNumbers.parsePort(text, from, to);
        if (port == NO_PORT) {
            return RejectReason.BAD_NUMBER;
        }
        ports[row] = (char) port;
        return null;
    }

    private @Nullable RejectReason putProtocol(byte[] text, int from, int to) {
        block.protocol()[row] = (byte) protocol(text, from, to);
        return null;
    }

    private static int protocol(byte[] text, int from, int to) {
        int known = knownProtocol(text, from, to);
        return known >= 0 ? known : Protocol.number(new String(text, from, to - from, StandardCharsets.ISO_8859_1));
    }

    /** The number of tcp, udp and icmp, which are nearly all; else -1. */
    static int knownProtocol(byte[] text, int from, int to) {
        long name = to - from > 4 ? 0 : pack(text, from, to);
        if (name == TCP) {
            return Protocol.TCP;
        }
        if (name == UDP) {
            return Protocol.UDP;
        }
        return name == ICMP ? Protocol.ICMP : -1;
    }

    private @Nullable RejectReason putService(byte[] text, int from, int to) {
        block.service()[row] = ConnServices.code(text, from, to);
        return null;
    }

    private @Nullable RejectReason putDuration(byte[] text, int from, int to) {
        long ms = ByteNumbers.parseSecondsAsMs(text, from, to);
        if (ms == BAD) {
            return RejectReason.BAD_NUMBER;
        }
        block.durationMs()[row] = Math.max(-1, ms);
        return null;
    }

    private @Nullable RejectReason putCount(long[] counts, byte[] text, int from, int to) {
        long count = ByteNumbers.parseCount(text, from, to);
        if (count == BAD) {
            return RejectReason.BAD_NUMBER;
        }
        counts[row] = count;
        return null;
    }

    /** At most eight bytes as one number, so that a state's name compares like a number; 0 for longer ones. */
    private static long pack(byte[] text, int from, int to) {
        long packed = 0;
        for (int i = from; i < to; i++) {
            packed = packed << 8 | (text[i] & 0xff);
        }
        return to - from > 8 ? 0 : packed;
    }

    private static long name(String state) {
        byte[] text = state.getBytes(StandardCharsets.US_ASCII);
        return pack(text, 0, text.length);
    }

    /**
     * Zeek's states (base/protocols/conn/main.zeek) in our words. RSTOS0 and SH: only the originator was seen. RSTRH and
     * SHR: only the responder's half was seen, so nobody can say who asked. OTH: midstream traffic. Where the state is
     * absent or new, packets from the responder decide.
     */
    static SessionState state(long connState, long packetsIn) {
        if (connState == SF
                || connState == S1
                || connState == S2
                || connState == S3
                || connState == RSTO
                || connState == RSTR) {
            return SessionState.ANSWERED;
        }
        if (connState == S0 || connState == RSTOS0 || connState == SH) {
            return SessionState.UNANSWERED;
        }
        if (connState == REJ) {
            return SessionState.REFUSED;
        }
        if (connState == OTH || connState == RSTRH || connState == SHR || packetsIn < 0) {
            return SessionState.UNKNOWN;
        }
        return packetsIn == 0 ? SessionState.UNANSWERED : SessionState.ANSWERED;
    }
}
