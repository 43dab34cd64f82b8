// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.writer;

import org.hinomi.bench.simulate.world.SensedAlert;
import org.hinomi.model.alert.SensorAlert;

/** The COMMERR export of NII-SOCS: alerts of the sensor that watches name look-ups. */
public record NiiSocsCommErr() implements LineFormat<SensedAlert> {

    @Override
    public void addHeader(ByteText out, long openMs) {
        out.add(String.join(",", CsvColumns.COMMERR)).add('\n');
    }

    @Override
    public void addLine(ByteText out, SensedAlert sensed) {
        SensorAlert alert = sensed.alert();
        int src = alert.srcInstitution();
        int dst = alert.dstInstitution();
        out.add(alert.recordId() & Long.MAX_VALUE).add(',');
        JapanTime.addSlashed(out, alert.timeMs())
                .add(',')
                .add(NiiSocsSession.ipClass(src, dst))
                .add(',');
        out.add(src)
                .add(',')
                .add(dst)
                .add(",classified_domain,1,")
                .add(severity(alert))
                .add(',');
        out.addCsv(alert.category()).add(',');
        JapanTime.addSlashed(out, alert.timeMs()).add(',');
        JapanTime.addSlashed(out, alert.timeMs()).add(',').add(alert.src()).add(',');
        out.add(Wording.country(src, alert.country()))
                .add(',')
                .addCsv(sensed.domain())
                .add(',');
        out.addCsv(alert.name()).add(",Malware,,").add(alert.dst()).add(',');
        out.add(Wording.country(dst, alert.country())).add(",csp-1\n");
    }

    /** The scale of CEF, 0..10. */
    private static long severity(SensorAlert alert) {
        return switch (alert.severity()) {
            case INFORMATIONAL -> 1;
            case LOW -> 3;
            case MEDIUM -> 5;
            case HIGH -> 8;
            case CRITICAL -> 10;
        };
    }
}
