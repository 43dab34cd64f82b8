// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.writer;

import org.hinomi.model.session.Protocol;
import org.hinomi.model.session.Session;
import org.hinomi.model.session.SessionState;

/** A flow event of Suricata's EVE log. */
public record SuricataFlow() implements LineFormat<Session> {

    @Override
    public void addLine(ByteText out, Session session) {
        long endMs = session.startMs() + session.durationMs();
        SuricataFields.addStart(out, endMs, session.recordId(), "flow");
        SuricataFields.addEnds(
                out, session.src(), session.srcPort(), session.dst(), session.dstPort(), session.protocol());
        String appProto = appProto(session);
        if (!appProto.isEmpty()) {
            out.add(",\"app_proto\":\"").add(appProto).add('"');
        }
        out.add(",\"flow\":{\"pkts_toserver\":").add(session.packetsOut());
        out.add(",\"pkts_toclient\":").add(session.packetsIn());
        out.add(",\"bytes_toserver\":").add(session.bytesOut());
        out.add(",\"bytes_toclient\":").add(session.bytesIn());
        SuricataFields.addTime(out.add(",\"start\":"), session.startMs());
        SuricataFields.addTime(out.add(",\"end\":"), endMs);
        out.add(",\"age\":")
                .add(session.durationMs() / 1000)
                .add(",\"state\":\"")
                .add(flowState(session));
        out.add("\",\"reason\":\"timeout\",\"alerted\":false}");
        addTcp(out, session);
        out.add("}\n");
    }

    private static String appProto(Session session) {
        return switch (ZeekFields.service(session)) {
            case "ssl" -> "tls";
            case "" -> "";
            default -> ZeekFields.service(session);
        };
    }

    private static String flowState(Session session) {
        if (session.state() != SessionState.ANSWERED) {
            return session.state() == SessionState.REFUSED ? "closed" : "new";
        }
        return session.protocol() == Protocol.TCP ? "closed" : "established";
    }

    /** Flags by RFC 9293, 3.1: 2 SYN, 4 RST, 0x12 SYN and ACK, 0x1b FIN, SYN, PSH and ACK, 0x1e with RST for FIN. */
    private static void addTcp(ByteText out, Session session) {
        if (session.protocol() != Protocol.TCP) {
            return;
        }
        String state = ZeekFields.state(session);
        String toServer = switch (state) {
            case "S0", "REJ" -> "02";
            case "RSTO" -> "1e";
            default -> "1b";
        };
        String toClient = switch (state) {
            case "S0" -> "00";
            case "REJ" -> "14";
            case "RSTR" -> "1e";
            default -> "1b";
        };
        out.add(",\"tcp\":{\"tcp_flags\":\"").add(state.equals("S0") ? "02" : state.equals("REJ") ? "16" : "1f");
        out.add("\",\"tcp_flags_ts\":\"")
                .add(toServer)
                .add("\",\"tcp_flags_tc\":\"")
                .add(toClient);
        out.add("\",\"syn\":true,\"state\":\"")
                .add(state.equals("S0") ? "syn_sent" : "closed")
                .add("\"}");
    }
}
