// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.writer;

import org.hinomi.model.session.Session;

/**
 * A PAN-OS TRAFFIC log line over BSD syslog, columns in the order of PAN-OS 10 ("Traffic Log Fields" of the administrator's
 * guide), up to the rule's identifier and the time in milliseconds.
 */
public record PanOsTraffic() implements LineFormat<Session> {

    static final String RULE_UUID = "7b1c6f0e-4a52-4f3a-9d55-0c5a3f1e2d44";

    /** Columns after the rule's identifier that stay empty here: devices, containers, groups. */
    private static final String EMPTY_TAIL = ",".repeat(35);

    @Override
    public void addLine(ByteText out, Session session) {
        long endMs = session.startMs() + session.durationMs();
        int src = session.srcInstitution();
        int dst = session.dstInstitution();
        addStart(out, endMs, "TRAFFIC").add(Wording.subtype(session)).add(",2561,");
        JapanTime.addSlashed(out, endMs)
                .add(',')
                .add(session.src())
                .add(',')
                .add(session.dst())
                .add(',');
        out.add(noAddress(session)).add(',').add(noAddress(session)).add(",border,,,");
        out.add(Wording.application(session))
                .add(",vsys1,")
                .add(Wording.zone(src))
                .add(',')
                .add(Wording.zone(dst));
        out.add(",ethernet1/1,ethernet1/2,soc-forward,");
        JapanTime.addSlashed(out, endMs)
                .add(',')
                .add(session.recordId() & 0xff_ffff)
                .add(",1,");
        out.add(session.srcPort()).add(',').add(session.dstPort()).add(",0,0,0x19,");
        out.add(PanOsFields.protocol(session.protocol()))
                .add(',')
                .add(Wording.action(session))
                .add(',');
        out.add(session.bytesOut() + session.bytesIn()).add(',');
        out.add(session.bytesOut()).add(',').add(session.bytesIn()).add(',');
        out.add(session.packetsOut() + session.packetsIn()).add(',');
        JapanTime.addSlashed(out, session.startMs())
                .add(',')
                .add(session.durationMs() / 1000)
                .add(",any,,");
        out.add(session.recordId() & Long.MAX_VALUE).add(",0x8000000000000000,");
        out.add(Wording.country(src, session.country()))
                .add(',')
                .add(Wording.country(dst, session.country()))
                .add(",,");
        out.add(session.packetsOut()).add(',').add(session.packetsIn()).add(',');
        out.add(Wording.endReason(session)).add(",0,0,0,0,,border-1,from-policy,,,0,,0,,N/A,0,0,0,0,");
        out.add(RULE_UUID).add(",0,0").add(EMPTY_TAIL);
        JapanTime.addIso(out, endMs).add("+09:00,,\n");
    }

    /** Priority 14 is facility user, severity informational (RFC 3164, 4.1.1). */
    static ByteText addStart(ByteText out, long timeMs, String type) {
        JapanTime.addSyslog(out.add("<14>"), timeMs).add(" border-1 1,");
        return JapanTime.addSlashed(out, timeMs).add(",001801000123,").add(type).add(',');
    }

    private static String noAddress(Session session) {
        return Wording.isIpv6(session) ? "::" : "0.0.0.0";
    }
}
