// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.search;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.hinomi.archive.query.ScanTable;
import org.hinomi.archive.query.ScanTable.Seekers;
import org.hinomi.archive.query.ScanTable.SoughtPort;
import org.hinomi.archive.query.ScanTable.Source;
import org.hinomi.model.session.Protocol;
import tools.jackson.core.io.JsonStringEncoder;

/** Who seeks what from outside, as tables or JSON lines. One thread only. */
public final class ScanText {

    /** The time of the tables' days. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

    private final PrintWriter out;

    public ScanText(PrintWriter out) {
        this.out = out;
    }

    /** Prints both tables. */
    public void print(ScanTable table) {
        out.println("Sessions from outside that came to nothing, " + day(table) + " (Japan Standard Time)");
        if (table.ports().isEmpty()) {
            out.println("None is held for this day; archive status tells which hours are held.");
            return;
        }
        out.printf("%-14s%14s%12s%12s%14s  %s%n", "PORT", "FAILED", "SOURCES", "TARGETS", "INSTITUTIONS", "");
        table.ports().forEach(this::print);
        if (table.daysBefore() == 0) {
            out.println("No day before is held, so no port can be called new.");
        }
        out.println();
        out.printf(
                "%-40s%12s%10s%10s%8s%14s  %-16s%s%n",
                "SOURCE", "FAILED", "ANSWERED", "TARGETS", "PORTS", "INSTITUTIONS", "MANNER", "KNOWN FROM");
        table.sources().forEach(this::print);
        out.println();
        print("Known projects", table.known());
        print("Unknown sources", table.unknown());
    }

    private void print(SoughtPort port) {
        out.printf(
                Locale.ROOT,
                "%-14s%,14d%,12d%,12d%,14d  %s%n",
                port.port() + "/" + Protocol.name(port.protocol()),
                port.failed(),
                port.sources(),
                port.targets(),
                port.institutions(),
                port.isNew() ? "new" : "");
    }

    private void print(String who, Seekers all) {
        out.printf(Locale.ROOT, "%-16s%,14d sources%,16d failed sessions%n", who, all.sources(), all.failed());
    }

    private void print(Source source) {
        out.printf(
                Locale.ROOT,
                "%-40s%,12d%,10d%,10d%,8d%,14d  %-16s%s%n",
                source.address(),
                source.failed(),
                source.answered(),
                source.targets(),
                source.ports(),
                source.institutions(),
                manner(source),
                source.project().isEmpty() ? "-" : source.project());
    }

    /** Prints one line for each port and source. */
    public void printJson(ScanTable table) {
        for (SoughtPort port : table.ports()) {
            out.printf(
                    Locale.ROOT,
                    "{\"type\":\"port\",\"day\":\"%s\",\"port\":%d,\"protocol\":\"%s\",\"failed\":%d,\"sources\":%d,"
                            + "\"targets\":%d,\"institutions\":%d,\"new\":%b,\"daysBefore\":%d}\n",
                    day(table),
                    port.port(),
                    Protocol.name(port.protocol()),
                    port.failed(),
                    port.sources(),
                    port.targets(),
                    port.institutions(),
                    port.isNew(),
                    table.daysBefore());
        }
        for (Source source : table.sources()) {
            out.printf(
                    Locale.ROOT,
                    "{\"type\":\"source\",\"day\":\"%s\",\"source\":\"%s\",\"failed\":%d,\"answered\":%d,\"targets\":%d,"
                            + "\"answeredTargets\":%d,\"ports\":%d,\"institutions\":%d,\"manner\":\"%s\","
                            + "\"project\":%s}\n",
                    day(table),
                    source.address(),
                    source.failed(),
                    source.answered(),
                    source.targets(),
                    source.answeredTargets(),
                    source.ports(),
                    source.institutions(),
                    manner(source),
                    source.project().isEmpty() ? "null" : '"' + quoted(source.project()) + '"');
        }
        printJson(table, "known", table.known());
        printJson(table, "unknown", table.unknown());
    }

    private void printJson(ScanTable table, String which, Seekers all) {
        out.printf(
                Locale.ROOT,
                "{\"type\":\"total\",\"day\":\"%s\",\"which\":\"%s\",\"sources\":%d,\"failed\":%d}\n",
                day(table),
                which,
                all.sources(),
                all.failed());
    }

    private static String quoted(String text) {
        return String.valueOf(JsonStringEncoder.getInstance().quoteAsCharArray(text));
    }

    private static String day(ScanTable table) {
        return Instant.ofEpochMilli(table.dayMs()).atZone(ZONE).toLocalDate().toString();
    }

    private static String manner(Source source) {
        return source.manner().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
