// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis;

import java.util.List;
import org.hinomi.analysis.format.Format;
import org.hinomi.analysis.format.niisocs.NiiSocsFormat;
import org.hinomi.analysis.format.paloalto.PanSyslogFormat;
import org.hinomi.analysis.format.suricata.SuricataEve;
import org.hinomi.analysis.format.zeek.ZeekConnJson;
import org.hinomi.analysis.format.zeek.ZeekConnTsv;

/** The list of sensor formats. A new one is its folder, its fixtures, and one line here. */
public final class Formats {

    private static final List<Format> ALL = List.of(
            NiiSocsFormat.session(),
            NiiSocsFormat.target(),
            NiiSocsFormat.attack(),
            NiiSocsFormat.commerr(),
            new PanSyslogFormat(),
            new ZeekConnTsv(),
            new ZeekConnJson(),
            new SuricataEve());

    private Formats() {}

    public static List<Format> all() {
        return ALL;
    }
}
