// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.analyse;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hinomi.model.format.Funnel;
import org.hinomi.model.format.RejectReason;
import org.hinomi.model.judgement.LocalText;
import org.hinomi.model.judgement.Reason;
import org.hinomi.server.input.LogReader.FileResult;

/** Incidents and the report in words, for a terminal. */
public final class TextReport {

    private final PrintWriter out;
    private final Function<LocalText, String> language;

    /**
     * @param language picks the language of the reasons
     */
    public TextReport(PrintWriter out, Function<LocalText, String> language) {
        this.out = out;
        this.language = language;
    }

    /** Prints the queue, each incident with its reasons. */
    public void print(Analysis analysis) {
        if (analysis.incidents().isEmpty()) {
            out.println("No incidents. That no rule fired does not mean that nothing happened.");
        } else {
            out.printf("%-8s%-6s%-21s%-32s %-18s%s%n", "URGENCY", "RISK", "DAMAGE", "INSTITUTION", "HOST", "WHAT");
            analysis.incidents().forEach(this::print);
        }
        out.println();
        print(analysis.report());
    }

    private void print(AnalysedIncident incident) {
        out.printf(
                "%-8d%-6d%-21s%-32s %-18s%s%n",
                incident.judgement().urgency(),
                incident.judgement().risk(),
                incident.judgement().damage().id(),
                incident.institution(),
                incident.host(),
                language.apply(incident.judgement().title()));
        out.printf(
                "        %s .. %s, %d signals, peers %s%n",
                Instant.ofEpochMilli(incident.firstMs()),
                Instant.ofEpochMilli(incident.lastMs()),
                incident.signals().size(),
                incident.peers().stream().limit(5).map(Object::toString).collect(Collectors.joining(", "))
                        + (incident.peers().size() > 5 ? ", …" : ""));
        for (Reason reason : incident.judgement().reasons()) {
            out.printf(
                    "        %-8s%+4d  %s%n",
                    reason.score() == Reason.Score.URGENCY ? "urgency" : "risk",
                    reason.points(),
                    language.apply(reason.text()));
        }
    }

    /** Prints the funnel: every line offered, accepted or rejected by reason. */
    public void print(Report report) {
        out.printf("%12s%12s%12s  %-22s%s%n", "OFFERED", "ACCEPTED", "REJECTED", "FORMAT", "FILE");
        for (FileResult file : report.files()) {
            print(file.funnel(), file.format(), file.path().toString());
            if (!file.fault().isEmpty()) {
                out.printf("%38s  stopped early: %s%n", "", file.fault());
            }
        }
        for (Map.Entry<String, Funnel> format : report.formats().entrySet()) {
            print(format.getValue(), format.getKey(), "(all files)");
        }
        print(report.total(), "all", "(all files)");
        if (report.total().droppedConditional() > 0) {
            out.printf(
                    "%d values of conditional fields were dropped, not stored.%n",
                    report.total().droppedConditional());
        }
    }

    private void print(Funnel funnel, String format, String name) {
        out.printf(
                "%12d%12d%12d  %-22s%s%s%n",
                funnel.offered(), funnel.accepted(), funnel.rejected(), format, name, reasons(funnel));
    }

    private static String reasons(Funnel funnel) {
        Map<RejectReason, Long> reasons = funnel.rejectedByReason();
        if (reasons.isEmpty()) {
            return "";
        }
        return reasons.entrySet().stream()
                .map(entry -> entry.getKey().id() + " " + entry.getValue())
                .collect(Collectors.joining(", ", "  [", "]"));
    }
}
