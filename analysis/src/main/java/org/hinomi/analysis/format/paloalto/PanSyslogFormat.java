// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format.paloalto;

import java.util.regex.Pattern;
import org.hinomi.analysis.format.Format;
import org.hinomi.analysis.format.FormatHead;
import org.hinomi.analysis.format.LineParser;
import org.hinomi.model.format.FormatInfo;

/** Palo Alto PAN-OS syslog in its default CSV form. */
public final class PanSyslogFormat implements Format {

    static final FormatInfo INFO = new FormatInfo(
            "panos-syslog",
            "Palo Alto PAN-OS",
            "TRAFFIC and THREAT lines of PAN-OS 4.1 to 11 as syslog CSV, with or without a syslog header",
            PanSyslogFields.rules());

    private static final Pattern LINE =
            Pattern.compile("(?:^|[ >])[^ ,>]{0,64},\\d{4}/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d,[^,\"]{0,64},"
                    + "(?:TRAFFIC|THREAT|SYSTEM|CONFIG|HIP-?MATCH|USERID|GLOBALPROTECT|DECRYPTION|CORRELATION"
                    + "|AUTHENTICATION|TUNNEL|SCTP|GTP|IPTAG|AUDIT),");

    @Override
    public FormatInfo info() {
        return INFO;
    }

    @Override
    public boolean recognises(FormatHead head) {
        return head.lines().stream().anyMatch(line -> LINE.matcher(line).find());
    }

    @Override
    public LineParser open(String sensor) {
        return new PanSyslogParser(sensor);
    }
}
