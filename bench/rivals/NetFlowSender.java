// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends an input's Zeek logs as NetFlow version 9 (RFC 3954), so that nfcapd makes nfdump's files of the same flows:
 * {@code INPUT PORT}. One flow a session, with the source's bytes and packets.
 */
public final class NetFlowSender {

    private static final int TEMPLATE_IPV4 = 256;
    private static final int TEMPLATE_IPV6 = 257;
    private static final int IPV4_BYTES = 4;
    private static final int IPV6_BYTES = 16;
    private static final int FLOWS = 24;
    private static final int MAX_PACKET = 1472;

    /** Flows that the receiver gets within a millisecond: some 200,000 a second, which it takes without losing any. */
    private static final int FLOWS_PER_PAUSE = 200;

    /** Milliseconds that the exporter says to have run: times count from its start. */
    private static final int UPTIME_MS = 86_400_000;

    private final DatagramChannel channel = DatagramChannel.open();
    private final ByteBuffer ipv4 = ByteBuffer.allocate(MAX_PACKET);
    private final ByteBuffer ipv6 = ByteBuffer.allocate(MAX_PACKET);
    private int sequence;
    private long baseSec;
    private long sent;

    private NetFlowSender(int port) throws IOException {
        channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    public static void main(String[] arguments) throws IOException {
        List<Path> logs;
        try (var all = Files.walk(Path.of(arguments[0]).resolve("logs"))) {
            logs = all.filter(path -> path.toString().endsWith(".log")).sorted().toList();
        }
        NetFlowSender sender = new NetFlowSender(Integer.parseInt(arguments[1]));
        for (Path log : logs) {
            sender.send(log);
        }
        System.out.println(sender.sent);
    }

    private void send(Path log) throws IOException {
        baseSec = 0;
        try (BufferedReader lines = Files.newBufferedReader(log)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    add(line.split("\t", -1));
                }
            }
        }
        flush(ipv4, TEMPLATE_IPV4);
        flush(ipv6, TEMPLATE_IPV6);
    }

    /** The columns are those of Zeek's default conn.log. */
    private void add(String[] columns) throws IOException {
        long startMs = (long) (Double.parseDouble(columns[0]) * 1000);
        if (baseSec == 0) {
            baseSec = startMs / 1000 + 43_200;
            sendTemplates();
        }
        boolean isIpv6 = columns[2].indexOf(':') >= 0;
        ByteBuffer flows = isIpv6 ? ipv6 : ipv4;
        if (flows.position() == 0) {
            flows.position(FLOWS);
        }
        flows.put(InetAddress.ofLiteral(columns[2]).getAddress());
        flows.put(InetAddress.ofLiteral(columns[4]).getAddress());
        flows.putShort((short) number(columns[3]));
        flows.putShort((short) number(columns[5]));
        flows.put((byte) (columns[6].equals("tcp") ? 6 : columns[6].equals("udp") ? 17 : isIpv6 ? 58 : 1));
        flows.putInt((int) number(columns[16]));
        flows.putLong(number(columns[17]));
        int startAt = (int) (startMs - baseSec * 1000 + UPTIME_MS);
        flows.putInt(startAt);
        flows.putInt(startAt + (columns[8].equals("-") ? 0 : (int) (Double.parseDouble(columns[8]) * 1000)));
        if (flows.remaining() < 64) {
            flush(flows, isIpv6 ? TEMPLATE_IPV6 : TEMPLATE_IPV4);
        }
        sent++;
        if (sent % FLOWS_PER_PAUSE == 0) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static long number(String text) {
        return text.equals("-") ? 0 : Long.parseLong(text);
    }

    private void flush(ByteBuffer flows, int template) throws IOException {
        if (flows.position() == 0) {
            return;
        }
        while (flows.position() % 4 != 0) {
            flows.put((byte) 0);
        }
        int end = flows.position();
        flows.position(0);
        header(flows, 1);
        flows.putShort((short) template).putShort((short) (end - 20));
        flows.position(0).limit(end);
        channel.write(flows);
        flows.clear();
    }

    private void header(ByteBuffer packet, int count) {
        packet.putShort((short) 9).putShort((short) count).putInt(UPTIME_MS).putInt((int) baseSec);
        packet.putInt(sequence++).putInt(1);
    }

    private void sendTemplates() throws IOException {
        ByteBuffer packet = ByteBuffer.allocate(MAX_PACKET);
        header(packet, 2);
        packet.putShort((short) 0).putShort((short) (4 + 2 * 40));
        putTemplate(packet, TEMPLATE_IPV4, 8, 12, IPV4_BYTES);
        putTemplate(packet, TEMPLATE_IPV6, 27, 28, IPV6_BYTES);
        channel.write(packet.flip());
    }

    /** Pairs of field and length: both addresses and ports, protocol, packets, bytes, first and last. */
    private static void putTemplate(ByteBuffer packet, int number, int source, int destination, int addressBytes) {
        int[] fields = {
            source, addressBytes, destination, addressBytes, 7, 2, 11, 2, 4, 1, 2, 4, 1, 8, 22, 4, 21, 4
        };
        packet.putShort((short) number).putShort((short) (fields.length / 2));
        for (int field : fields) {
            packet.putShort((short) field);
        }
    }
}
