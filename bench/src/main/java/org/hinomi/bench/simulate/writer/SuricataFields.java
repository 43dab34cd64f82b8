// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.writer;

import java.util.Locale;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.session.Protocol;

/** What flow and alert events of Suricata have in common. */
final class SuricataFields {

    /** Flow identifiers are numbers below 2^53 that a JSON reader keeps exactly. */
    private static final long FLOW_ID_MASK = (1L << 53) - 1;

    private SuricataFields() {}

    /** The time with its zone, as {@code 2026-04-01T00:00:00.000000+0900}, in quotes. */
    static ByteText addTime(ByteText out, long timeMs) {
        return JapanTime.addIso(out.add('"'), timeMs).add("000+0900\"");
    }

    static ByteText addStart(ByteText out, long timeMs, long recordId, String eventType) {
        addTime(out.add("{\"timestamp\":"), timeMs);
        return out.add(",\"flow_id\":")
                .add(recordId & FLOW_ID_MASK)
                .add(",\"in_iface\":\"eth1\",\"event_type\":\"")
                .add(eventType)
                .add('"');
    }

    static ByteText addEnds(ByteText out, IpAddress src, int srcPort, IpAddress dst, int dstPort, int protocol) {
        out.add(",\"src_ip\":\"").add(src).add('"');
        boolean hasPorts = protocol == Protocol.TCP || protocol == Protocol.UDP;
        if (hasPorts) {
            out.add(",\"src_port\":").add(srcPort);
        }
        out.add(",\"dest_ip\":\"").add(dst).add('"');
        if (hasPorts) {
            out.add(",\"dest_port\":").add(dstPort);
        }
        out.add(",\"proto\":\"").add(protocolName(protocol)).add('"');
        if (!hasPorts) {
            out.add(",\"icmp_type\":").add(srcPort).add(",\"icmp_code\":").add(dstPort);
        }
        return out;
    }

    private static String protocolName(int protocol) {
        return protocol == Protocol.ICMP6
                ? "IPv6-ICMP"
                : Protocol.name(protocol).toUpperCase(Locale.ROOT);
    }
}
