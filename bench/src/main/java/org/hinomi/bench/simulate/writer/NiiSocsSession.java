// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.writer;

import org.hinomi.model.session.Session;

/** The SESSION export of NII-SOCS. */
public record NiiSocsSession() implements LineFormat<Session> {

    @Override
    public void addHeader(ByteText out, long openMs) {
        out.add(String.join(",", CsvColumns.SESSION)).add('\n');
    }

    @Override
    public void addLine(ByteText out, Session session) {
        long endMs = session.startMs() + session.durationMs();
        int src = session.srcInstitution();
        int dst = session.dstInstitution();
        String srcCountry = Wording.country(src, session.country());
        String dstCountry = Wording.country(dst, session.country());
        out.add(session.recordId() & Long.MAX_VALUE).add(',');
        JapanTime.addSlashed(out, endMs).add(',').add(ipClass(src, dst)).add(',');
        out.add(src).add(',').add(dst).add(',').add(Wording.subtype(session)).add(',');
        JapanTime.addSlashed(out, endMs).add(',').add(session.src()).add(',').add(srcCountry);
        out.add(',').add(session.dst()).add(',').add(dstCountry).add(",border,,,");
        out.add(Wording.application(session))
                .add(",vsys1,")
                .add(Wording.zone(src))
                .add(',')
                .add(Wording.zone(dst));
        out.add(",soc-forward,1,")
                .add(session.srcPort())
                .add(',')
                .add(session.dstPort())
                .add(",0x0,");
        out.add(PanOsFields.protocol(session.protocol()))
                .add(',')
                .add(Wording.action(session))
                .add(',');
        out.add(session.bytesOut() + session.bytesIn()).add(',');
        out.add(session.bytesOut()).add(',').add(session.bytesIn()).add(',');
        out.add(session.packetsOut() + session.packetsIn()).add(',');
        JapanTime.addSlashed(out, session.startMs()).add(',').add(session.durationMs() / 1000);
        out.add(",any,").add(srcCountry).add(',').add(dstCountry).add(',');
        out.add(session.packetsOut()).add(',').add(session.packetsIn()).add(',');
        out.add(Wording.endReason(session)).add(",from-policy\n");
    }

    /** Which end is inside: 1 the source, 2 the destination, 3 both (an assumption). */
    static int ipClass(int srcInstitution, int dstInstitution) {
        return (ZeekFields.isLocal(srcInstitution) ? 1 : 0) + (ZeekFields.isLocal(dstInstitution) ? 2 : 0);
    }
}
