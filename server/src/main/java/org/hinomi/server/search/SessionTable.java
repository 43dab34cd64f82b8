// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.search;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.hinomi.analysis.format.RecordJson;
import org.hinomi.archive.query.FoundSession;
import org.hinomi.model.session.Protocol;
import org.hinomi.model.session.Session;
import org.hinomi.model.session.SessionBlock;

/** Sessions as lines. One thread only. */
public final class SessionTable {

    private static final String COLUMNS = "%-25s%-40s%-40s%-9s%-11s%12s%13s%13s  %-5s%-12s%s%n";

    private final PrintWriter out;

    public SessionTable(PrintWriter out) {
        this.out = out;
    }

    /** Prints a table, and whether there are more. */
    public void print(List<FoundSession> sessions, boolean isCut) {
        if (sessions.isEmpty()) {
            out.println("No session that is held fulfils this; archive status tells which hours are held.");
            return;
        }
        out.printf(
                COLUMNS,
                "START",
                "FROM",
                "TO",
                "PROTOCOL",
                "STATE",
                "DURATION ms",
                "BYTES OUT",
                "BYTES IN",
                "LAND",
                "MEMBERS",
                "SENSOR");
        sessions.forEach(found -> print(found.session(), found.sensor()));
        if (isCut) {
            out.println("There are more: these are the earliest " + sessions.size() + ".");
        }
    }

    private void print(Session session, String sensor) {
        out.printf(
                COLUMNS,
                Instant.ofEpochMilli(session.startMs()),
                session.src() + " " + session.srcPort(),
                session.dst() + " " + session.dstPort(),
                Protocol.name(session.protocol()),
                session.state().name().toLowerCase(Locale.ROOT),
                known(session.durationMs()),
                known(session.bytesOut()),
                known(session.bytesIn()),
                session.country().isEmpty() ? "-" : session.country(),
                institution(session.srcInstitution()) + ">" + institution(session.dstInstitution()),
                sensor);
    }

    private static String known(long value) {
        return value < 0 ? "-" : Long.toString(value);
    }

    private static String institution(int number) {
        return number == 0 ? "-" : "#" + number;
    }

    /** One session as {@code hinomi normalise} writes it, without a line end. */
    public static String json(FoundSession found) {
        SessionBlock block = new SessionBlock(found.sensor(), 1);
        block.add(found.session());
        return RecordJson.session(block, 0);
    }
}
