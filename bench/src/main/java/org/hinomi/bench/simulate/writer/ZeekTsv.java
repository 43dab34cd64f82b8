// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.writer;

import org.hinomi.model.session.Session;

/** Zeek's {@code conn.log} in tab-separated form, as Zeek 6 writes it. */
public record ZeekTsv() implements LineFormat<Session> {

    private static final String HEADER = """
            #separator \\x09
            #set_separator\t,
            #empty_field\t(empty)
            #unset_field\t-
            #path\tconn
            #open\t""";

    private static final String FIELDS = """

            #fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\tservice\tduration\torig_bytes\tresp_bytes\
            \tconn_state\tlocal_orig\tlocal_resp\tmissed_bytes\thistory\torig_pkts\torig_ip_bytes\tresp_pkts\tresp_ip_bytes\
            \ttunnel_parents
            #types\ttime\tstring\taddr\tport\taddr\tport\tenum\tstring\tinterval\tcount\tcount\
            \tstring\tbool\tbool\tcount\tstring\tcount\tcount\tcount\tcount\
            \tset[string]
            """;

    @Override
    public void addHeader(ByteText out, long openMs) {
        JapanTime.addDashed(out.add(HEADER), openMs).add(FIELDS);
    }

    @Override
    public void addLine(ByteText out, Session session) {
        ZeekFields.addTime(out, session).add('\t');
        ZeekFields.addUid(out, session).add('\t');
        out.add(session.src()).add('\t').add(session.srcPort()).add('\t');
        out.add(session.dst()).add('\t').add(session.dstPort()).add('\t');
        out.add(ZeekFields.protocol(session))
                .add('\t')
                .add(orUnset(ZeekFields.service(session)))
                .add('\t');
        addSizes(out, session);
        out.add('\t').add(ZeekFields.state(session));
        out.add(ZeekFields.isLocal(session.srcInstitution()) ? "\tT" : "\tF");
        out.add(ZeekFields.isLocal(session.dstInstitution()) ? "\tT" : "\tF");
        out.add("\t0\t").add(orUnset(ZeekFields.history(session)));
        out.add('\t').add(session.packetsOut()).add('\t').add(session.bytesOut());
        out.add('\t').add(session.packetsIn()).add('\t').add(session.bytesIn());
        out.add("\t-\n");
    }

    private static void addSizes(ByteText out, Session session) {
        if (!ZeekFields.hasDuration(session)) {
            out.add("-\t-\t-");
            return;
        }
        ZeekFields.addDuration(out, session)
                .add('\t')
                .add(ZeekFields.payload(session, session.bytesOut(), session.packetsOut()))
                .add('\t')
                .add(ZeekFields.payload(session, session.bytesIn(), session.packetsIn()));
    }

    private static String orUnset(String text) {
        return text.isEmpty() ? "-" : text;
    }

    @Override
    public void addFooter(ByteText out, long closeMs) {
        JapanTime.addDashed(out.add("#close\t"), closeMs).add('\n');
    }
}
