// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.writer;

import org.hinomi.bench.simulate.world.SensedAlert;
import org.hinomi.model.alert.SensorAlert;
import org.hinomi.model.alert.Severity;

/** The ATTACK export of NII-SOCS: alerts of the intrusion sensor. */
public record NiiSocsAttack() implements LineFormat<SensedAlert> {

    @Override
    public void addHeader(ByteText out, long openMs) {
        out.add(String.join(",", CsvColumns.ATTACK)).add('\n');
    }

    @Override
    public void addLine(ByteText out, SensedAlert sensed) {
        SensorAlert alert = sensed.alert();
        int src = alert.srcInstitution();
        int dst = alert.dstInstitution();
        out.add(alert.recordId() & Long.MAX_VALUE).add(',');
        JapanTime.addSlashed(out, alert.timeMs())
                .add(',')
                .add(src)
                .add(',')
                .add(dst)
                .add(",0,,");
        out.addCsv(alert.category()).add(",,").add(alert.dst()).add(',');
        out.add(Wording.country(dst, alert.country()))
                .add(',')
                .add(alert.dstPort())
                .add(",soc-balanced,");
        out.addCsv(alert.name())
                .add(",soc-default,")
                .add(priority(alert.severity()))
                .add(',');
        out.add(PanOsFields.protocol(alert.protocol()))
                .add(",1,")
                .add((long) sensed.number())
                .add(",1,");
        out.add(alert.src()).add(',').add(Wording.country(src, alert.country())).add(',');
        out.add(alert.srcPort()).add(",0,ids-1\n");
    }

    private static String priority(Severity severity) {
        return switch (severity) {
            case CRITICAL, HIGH -> "high";
            case MEDIUM -> "medium";
            case LOW, INFORMATIONAL -> "low";
        };
    }
}
