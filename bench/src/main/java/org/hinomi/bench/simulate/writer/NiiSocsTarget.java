// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.writer;

import java.util.Locale;
import org.hinomi.bench.simulate.world.SensedAlert;
import org.hinomi.model.alert.SensorAlert;

/** The TARGET export of NII-SOCS: alerts of the firewall and its sandbox. */
public record NiiSocsTarget() implements LineFormat<SensedAlert> {

    @Override
    public void addHeader(ByteText out, long openMs) {
        out.add(String.join(",", CsvColumns.TARGET)).add('\n');
    }

    @Override
    public void addLine(ByteText out, SensedAlert sensed) {
        SensorAlert alert = sensed.alert();
        int src = alert.srcInstitution();
        int dst = alert.dstInstitution();
        String srcCountry = Wording.country(src, alert.country());
        String dstCountry = Wording.country(dst, alert.country());
        out.add(alert.recordId() & Long.MAX_VALUE).add(',');
        JapanTime.addSlashed(out, alert.timeMs())
                .add(',')
                .add(src)
                .add(',')
                .add(dst)
                .add(",0,");
        out.add(PanOsFields.subtype(sensed.kind())).add(',');
        JapanTime.addSlashed(out, alert.timeMs())
                .add(',')
                .add(alert.src())
                .add(',')
                .add(srcCountry)
                .add(',');
        out.add(alert.dst()).add(',').add(dstCountry).add(",border,,,");
        out.add(PanOsFields.application(alert))
                .add(",vsys1,")
                .add(Wording.zone(src))
                .add(',')
                .add(Wording.zone(dst));
        out.add(",soc-forward,1,")
                .add(alert.srcPort())
                .add(',')
                .add(alert.dstPort())
                .add(",0x0,");
        out.add(PanOsFields.protocol(alert.protocol()))
                .add(',')
                .add(PanOsFields.action(alert))
                .add(',');
        out.addCsv(alert.name())
                .add(',')
                .add((long) sensed.number())
                .add(',')
                .addCsv(alert.category())
                .add(',');
        out.add(alert.severity().name().toLowerCase(Locale.ROOT)).add(',').add(PanOsFields.direction(alert));
        out.add(',').add(srcCountry).add(',').add(dstCountry).add(",,").add(alert.fileHash());
        out.add(",,").add(PanOsFields.fileType(alert)).add(",,0,").add(sensed.sessionId() & 0xff_ffff);
        out.add(",border-1,,,,0,,N/A,").add(PanOsFields.threatCategory(sensed));
        out.add(",0,0\n");
    }
}
