// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.writer;

import org.hinomi.bench.simulate.world.SensedAlert;
import org.hinomi.model.alert.SensorAction;
import org.hinomi.model.alert.SensorAlert;
import org.hinomi.model.alert.Severity;

/** An alert event of Suricata's EVE log. */
public record SuricataAlert() implements LineFormat<SensedAlert> {

    @Override
    public void addLine(ByteText out, SensedAlert sensed) {
        SensorAlert alert = sensed.alert();
        SuricataFields.addStart(out, alert.timeMs(), sensed.sessionId(), "alert");
        SuricataFields.addEnds(out, alert.src(), alert.srcPort(), alert.dst(), alert.dstPort(), alert.protocol());
        out.add(",\"alert\":{\"action\":\"").add(alert.action() == SensorAction.BLOCKED ? "blocked" : "allowed");
        out.add("\",\"gid\":1,\"signature_id\":").add((long) sensed.number()).add(",\"rev\":1,\"signature\":");
        out.addJson(alert.name()).add(",\"category\":").addJson(alert.category());
        out.add(",\"severity\":").add(severity(alert.severity())).add('}');
        if (!alert.fileHash().isEmpty()) {
            out.add(",\"files\":[{\"sha256\":\"").add(alert.fileHash());
            out.add("\",\"gaps\":false,\"state\":\"CLOSED\",\"stored\":false,\"size\":48000}]");
        }
        out.add("}\n");
    }

    /** Suricata's scale has 1 for the worst. */
    private static long severity(Severity severity) {
        return switch (severity) {
            case CRITICAL, HIGH -> 1;
            case MEDIUM -> 2;
            case LOW -> 3;
            case INFORMATIONAL -> 4;
        };
    }
}
