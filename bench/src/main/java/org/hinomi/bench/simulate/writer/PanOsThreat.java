// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.writer;

import java.util.Locale;
import org.hinomi.bench.simulate.world.SensedAlert;
import org.hinomi.model.alert.SensorAlert;

/** A PAN-OS THREAT log line over BSD syslog, columns in the order of PAN-OS 10 up to the rule's identifier. */
public record PanOsThreat() implements LineFormat<SensedAlert> {

    @Override
    public void addLine(ByteText out, SensedAlert sensed) {
        SensorAlert alert = sensed.alert();
        int src = alert.srcInstitution();
        int dst = alert.dstInstitution();
        String noAddress = alert.src().isIpv4() ? "0.0.0.0" : "::";
        PanOsTraffic.addStart(out, alert.timeMs(), "THREAT")
                .add(PanOsFields.subtype(sensed.kind()))
                .add(",2561,");
        JapanTime.addSlashed(out, alert.timeMs())
                .add(',')
                .add(alert.src())
                .add(',')
                .add(alert.dst())
                .add(',');
        out.add(noAddress).add(',').add(noAddress).add(",border,,,").add(PanOsFields.application(alert));
        out.add(",vsys1,").add(Wording.zone(src)).add(',').add(Wording.zone(dst));
        out.add(",ethernet1/1,ethernet1/2,soc-forward,");
        JapanTime.addSlashed(out, alert.timeMs())
                .add(',')
                .add(alert.recordId() & 0xff_ffff)
                .add(",1,");
        out.add(alert.srcPort()).add(',').add(alert.dstPort()).add(",0,0,0x80002000,");
        out.add(PanOsFields.protocol(alert.protocol()))
                .add(',')
                .add(PanOsFields.action(alert))
                .add(',');
        // URL or file name; of a look-up the name. Then the threat with its number.
        out.add('"')
                .add(sensed.domain())
                .add("\",")
                .addCsv(alert.name() + '(' + sensed.number() + ')')
                .add(',');
        out.addCsv(alert.category())
                .add(',')
                .add(alert.severity().name().toLowerCase(Locale.ROOT))
                .add(',');
        out.add(PanOsFields.direction(alert)).add(',').add(alert.recordId() & Long.MAX_VALUE);
        out.add(",0x8000000000000000,")
                .add(Wording.country(src, alert.country()))
                .add(',');
        out.add(Wording.country(dst, alert.country())).add(",,,0,").add(alert.fileHash());
        // Cloud, URL index, user agent, file type, forwarded-for, referer, sender, subject, recipient, report.
        out.add(",,0,,").add(PanOsFields.fileType(alert)).add(",,,,,,0,0,0,0,0,,border-1,,,,,0,,0,,N/A,");
        out.add(PanOsFields.threatCategory(sensed)).add(",AppThreat-8700-7700,0x0,0,0,,,");
        out.add(PanOsTraffic.RULE_UUID).add(",0\n");
    }
}
