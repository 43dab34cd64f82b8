// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.writer;

import org.hinomi.model.session.Session;

/** Zeek's {@code conn.log} as JSON lines ({@code LogAscii::use_json}): fields without a value are left out. */
public record ZeekJson() implements LineFormat<Session> {

    @Override
    public void addLine(ByteText out, Session session) {
        ZeekFields.addTime(out.add("{\"ts\":"), session);
        ZeekFields.addUid(out.add(",\"uid\":\""), session);
        out.add("\",\"id.orig_h\":\"")
                .add(session.src())
                .add("\",\"id.orig_p\":")
                .add(session.srcPort());
        out.add(",\"id.resp_h\":\"").add(session.dst()).add("\",\"id.resp_p\":").add(session.dstPort());
        addText(out, "proto", ZeekFields.protocol(session));
        addText(out, "service", ZeekFields.service(session));
        if (ZeekFields.hasDuration(session)) {
            ZeekFields.addDuration(out.add(",\"duration\":"), session);
            addNumber(out, "orig_bytes", ZeekFields.payload(session, session.bytesOut(), session.packetsOut()));
            addNumber(out, "resp_bytes", ZeekFields.payload(session, session.bytesIn(), session.packetsIn()));
        }
        addText(out, "conn_state", ZeekFields.state(session));
        out.add(",\"local_orig\":").add(Boolean.toString(ZeekFields.isLocal(session.srcInstitution())));
        out.add(",\"local_resp\":").add(Boolean.toString(ZeekFields.isLocal(session.dstInstitution())));
        addNumber(out, "missed_bytes", 0);
        addText(out, "history", ZeekFields.history(session));
        addNumber(out, "orig_pkts", session.packetsOut());
        addNumber(out, "orig_ip_bytes", session.bytesOut());
        addNumber(out, "resp_pkts", session.packetsIn());
        addNumber(out, "resp_ip_bytes", session.bytesIn());
        out.add("}\n");
    }

    private static void addText(ByteText out, String key, String value) {
        if (!value.isEmpty()) {
            out.add(",\"").add(key).add("\":\"").add(value).add('"');
        }
    }

    private static void addNumber(ByteText out, String key, long value) {
        out.add(",\"").add(key).add("\":").add(value);
    }
}
