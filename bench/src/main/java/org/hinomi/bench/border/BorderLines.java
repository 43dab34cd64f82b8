// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.border;

import java.nio.charset.StandardCharsets;
import org.hinomi.bench.simulate.writer.ByteText;
import org.hinomi.bench.simulate.writer.ZeekTsv;
import org.hinomi.model.session.Protocol;

/**
 * Draws one session after the other and writes its line of Zeek's conn log in text form. Time comes from the caller: a sensor logs
 * a session at its end. One thread only.
 */
public final class BorderLines {

    /** Longer than any line here. */
    public static final int LONGEST_LINE_BYTES = 512;

    private static final int IPV6_PERCENT = 8;
    private static final int UNANSWERED_PER_MILLE = 20;
    private static final long LONGEST_MICROS = 1_800_000_000L;
    private static final int SERVERS = 64;
    private static final int HOST_SPREAD = 0x6d2b;

    private static final RankTable HOST_RANKS = new RankTable(1 << 16, 0.9);
    private static final RankTable SERVER_RANKS = new RankTable(SERVERS, 0.95);
    private static final int[] SCAN_PORTS = {23, 3389, 22, 445, 80, 443, 8080, 5900, 1433, 2323, 8443, 3306, 5060, 6379
    };
    private static final RankTable SCAN_PORT_RANKS = new RankTable(SCAN_PORTS.length, 0.9);
    private static final BorderKind[] KINDS = BorderKind.byPerMille();

    private static final byte[] NO_SIZES = ascii("-\t-\t-");
    private static final byte[] IPV6_START = ascii("2001:db8:");
    private static final byte[] IPV6_PEERS = ascii("2001:db8:ffff:");
    private static final byte[] TCP = ascii("tcp");
    private static final byte[] UDP = ascii("udp");
    private static final byte[] ICMP = ascii("icmp");
    private static final byte[] LINE_END = ascii("\t-\n");
    private static final byte[] INBOUND = ascii("\tF\tT\t0\t");
    private static final byte[] OUTBOUND = ascii("\tT\tF\t0\t");

    private final BorderNetwork network;
    private final int[] hosts;
    private final RankTable institutionRanks;
    private final BorderDraws draws;

    // The session at hand.
    private BorderKind kind = BorderKind.SCAN;
    private boolean isIpv6;
    private int institution;
    private int hostPart;
    private int peer;
    private Ending ending = Ending.UNANSWERED;
    private long durationMicros;
    private long payloadOut;
    private long payloadIn;
    private long packetsOut;
    private long packetsIn;

    /** How sessions end, in Zeek's words. */
    private enum Ending {
        UNANSWERED("S0", "S"),
        REFUSED("REJ", "Sr"),
        CLOSED("SF", "ShADadFf"),
        RESET_BY_CLIENT("RSTO", "ShADadR"),
        RESET_BY_SERVER("RSTR", "ShADadr"),
        DATAGRAMS("SF", "Dd"),
        DATAGRAM_ALONE("S0", "D"),
        ECHO("OTH", "-");

        private final String state;
        private final String history;

        Ending(String state, String history) {
            this.state = state;
            this.history = history;
        }
    }

    public BorderLines(BorderNetwork network, long seed) {
        this.network = network;
        draws = new BorderDraws(seed);
        institutionRanks = new RankTable(network.institutions(), 0.7);
        hosts = new int[network.institutions() + 1];
        for (int i = 1; i < hosts.length; i++) {
            hosts[i] = network.hosts(i);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The lines at the head of a log. */
    public static byte[] header(long openMs) {
        ByteText text = new ByteText();
        new ZeekTsv().addHeader(text, openMs);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The line at the end of a log. */
    static byte[] footer(long closeMs) {
        ByteText text = new ByteText();
        new ZeekTsv().addFooter(text, closeMs);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Draws a session and returns its institution's number. */
    int draw() {
        long bits = draws.next();
        kind = KINDS[(int) (((bits >>> 32) * KINDS.length) >>> 32)];
        isIpv6 = (int) (((bits & 0xffff_ffffL) * 100) >>> 32) < IPV6_PERCENT;
        institution = 1 + institutionRanks.draw(draws.next());
        peer = kind.peers.draw(draws.next());
        if (kind == BorderKind.SCAN) {
            drawScan();
        } else {
            drawHost();
            drawUse();
        }
        return institution;
    }

    /** A scanner tries any address of an institution, whether a host has it or not. */
    private void drawScan() {
        long bits = draws.next();
        hostPart = Math.max(1, (int) bits & 0xffff);
        ending = (bits >>> 60) < 4 ? Ending.REFUSED : Ending.UNANSWERED;
        packetsOut = ending == Ending.REFUSED ? 1 : 1 + ((bits >>> 58) & 1);
        packetsIn = ending == Ending.REFUSED ? 1 : 0;
        payloadOut = 0;
        payloadIn = 0;
        durationMicros = packetsOut + packetsIn > 1 ? 200 + ((bits >>> 36) & 0xf_ffff) : 0;
    }

    private void drawHost() {
        if (kind.way == BorderKind.Way.INBOUND) {
            hostPart = 0x100 + SERVER_RANKS.draw(draws.next());
            return;
        }
        int rank = HOST_RANKS.draw(draws.next()) % hosts[institution];
        hostPart = (rank * HOST_SPREAD) & 0xffff;
    }

    private void drawUse() {
        long sizes = draws.next();
        long rest = draws.next();
        payloadOut = kind.out.draw(sizes >>> 32);
        payloadIn = kind.in.draw(sizes & 0xffff_ffffL);
        durationMicros = Math.min(LONGEST_MICROS, kind.durationMs.draw(rest >>> 32) * 1000 + 1 + (rest & 1023));
        int chance = (int) ((((rest >>> 10) & 0x3fff) * 1000) >>> 14);
        boolean isUnanswered = kind.way == BorderKind.Way.OUTBOUND && chance < UNANSWERED_PER_MILLE;
        switch (kind.protocol) {
            case Protocol.TCP -> endTcp(isUnanswered, chance);
            case Protocol.UDP -> endUdp(isUnanswered);
            default -> {
                ending = Ending.ECHO;
                packetsOut = 1;
                packetsIn = 1;
            }
        }
    }

    private void endTcp(boolean isUnanswered, int chance) {
        if (isUnanswered) {
            ending = Ending.UNANSWERED;
            payloadOut = 0;
            payloadIn = 0;
            packetsOut = 3;
            packetsIn = 0;
            return;
        }
        ending = chance > 950 ? Ending.RESET_BY_SERVER : chance > 880 ? Ending.RESET_BY_CLIENT : Ending.CLOSED;
        // Handshake and end, then a packet for each full segment and an acknowledgement for every second of the other
        // side's.
        packetsOut = 4 + payloadOut / 1400 + payloadIn / 2800;
        packetsIn = 3 + payloadIn / 1400 + payloadOut / 2800;
    }

    private void endUdp(boolean isUnanswered) {
        ending = isUnanswered ? Ending.DATAGRAM_ALONE : Ending.DATAGRAMS;
        packetsOut = 1 + payloadOut / 1250;
        packetsIn = isUnanswered ? 0 : 1 + payloadIn / 1250;
        payloadIn = isUnanswered ? 0 : payloadIn;
    }

    /**
     * Writes the line of the session last drawn.
     *
     * @param endMicros when it ended, microseconds since the Unix epoch
     */
    void write(AsciiLine line, long endMicros) {
        line.time(endMicros - durationMicros)
                .tab()
                .uid(draws.next(), draws.next())
                .tab();
        boolean isInbound = kind.way == BorderKind.Way.INBOUND;
        long ports = draws.next();
        addEnds(line, isInbound, 32768 + (int) (ports & 0x7fff));
        addProtocol(line);
        addSizes(line);
        line.tab().add(ending.state).add(isInbound ? INBOUND : OUTBOUND).add(ending.history);
        int header = headerBytes();
        line.tab().number(packetsOut).tab().number(payloadOut + packetsOut * header);
        line.tab()
                .number(packetsIn)
                .tab()
                .number(payloadIn + packetsIn * header)
                .add(LINE_END);
    }

    private void addEnds(AsciiLine line, boolean isInbound, int clientPort) {
        boolean isIcmp = kind.protocol == Protocol.ICMP;
        // Type 8 asks in ICMP (RFC 792), type 128 in ICMPv6 (RFC 4443, 4.1).
        int srcPort = isIcmp ? isIpv6 ? 128 : 8 : clientPort;
        int dstPort = kind == BorderKind.SCAN ? scanPort() : kind.port;
        addEnd(line, !isInbound);
        line.tab().number(srcPort).tab();
        addEnd(line, isInbound);
        line.tab().number(dstPort).tab();
    }

    /** A scanner looks for the same port for hours. */
    private int scanPort() {
        return SCAN_PORTS[SCAN_PORT_RANKS.draw(peer * 0x9e37_79b9_7f4a_7c15L)];
    }

    private void addEnd(AsciiLine line, boolean isInside) {
        if (isInside) {
            addInside(line);
        } else if (isIpv6) {
            long low = kind.peers.ipv6Low(peer);
            line.add(IPV6_PEERS).group(kind.peers.subnet());
            for (int shift = 48; shift >= 0; shift -= 16) {
                line.add(':').group((int) (low >>> shift) & 0xffff);
            }
        } else {
            line.ipv4(kind.peers.ipv4(peer));
        }
    }

    private void addInside(AsciiLine line) {
        if (isIpv6) {
            line.add(IPV6_START).group(institution << 8).add(':').add(':').group(hostPart);
        } else {
            line.ipv4(BorderNetwork.INSIDE | (institution << 16) | hostPart);
        }
    }

    private void addProtocol(AsciiLine line) {
        line.add(
                switch (kind.protocol) {
                    case Protocol.TCP -> TCP;
                    case Protocol.UDP -> UDP;
                    default -> ICMP;
                });
        boolean isRecognised = packetsIn > 0 && kind != BorderKind.SCAN;
        line.tab().add(isRecognised ? kind.service : "-").tab();
    }

    private void addSizes(AsciiLine line) {
        if (durationMicros == 0) {
            line.add(NO_SIZES);
            return;
        }
        line.interval(durationMicros).tab().number(payloadOut).tab().number(payloadIn);
    }

    /** Of IP and of what it carries; TCP with time stamps. */
    private int headerBytes() {
        int ip = isIpv6 ? 40 : 20;
        return ip + (kind.protocol == Protocol.TCP ? 32 : 8);
    }

    /** The institutions of these lines. */
    public BorderNetwork network() {
        return network;
    }
}
