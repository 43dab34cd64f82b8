// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format.paloalto;

import org.hinomi.analysis.format.AsciiWords;
import org.hinomi.analysis.format.CsvRow;
import org.hinomi.model.alert.SensorAction;

/** The action words of PAN-OS traffic and threat logs. */
final class PanAction {

    private PanAction() {}

    /** deny, drop, drop-icmp, reset-both, reset-client, block, block-url, blockcontinue, sinkhole, random-drop, ... */
    static boolean isBlocked(CsvRow row, int field) {
        return isBlocked(row.bytes(), row.from(field), row.to(field));
    }

    static boolean isBlocked(byte[] text, int from, int to) {
        if (AsciiWords.is(text, from, to, "allow")) {
            return false;
        }
        return AsciiWords.startsWith(text, from, to, "deny")
                || AsciiWords.startsWith(text, from, to, "drop")
                || AsciiWords.startsWith(text, from, to, "reset")
                || AsciiWords.startsWith(text, from, to, "block")
                || AsciiWords.is(text, from, to, "sinkhole")
                || AsciiWords.is(text, from, to, "random-drop")
                || AsciiWords.is(text, from, to, "override-lockout");
    }

    static SensorAction read(CsvRow row, int field) {
        if (isBlocked(row, field)) {
            return SensorAction.BLOCKED;
        }
        boolean isAllowed = row.is(field, "allow")
                || row.is(field, "alert")
                || row.is(field, "continue")
                || row.is(field, "forward")
                || row.is(field, "override")
                || row.startsWith(field, "wildfire-upload-");
        return isAllowed ? SensorAction.ALLOWED : SensorAction.UNKNOWN;
    }
}
