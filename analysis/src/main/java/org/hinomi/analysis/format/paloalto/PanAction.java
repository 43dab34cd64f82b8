// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format.paloalto;

import org.hinomi.analysis.format.CsvRow;
import org.hinomi.model.alert.SensorAction;

/** The action words of PAN-OS traffic and threat logs. */
final class PanAction {

    private PanAction() {}

    /** deny, drop, drop-icmp, reset-both, reset-client, block, block-url, blockcontinue, sinkhole, random-drop, ... */
    static boolean isBlocked(CsvRow row, int field) {
        return row.startsWith(field, "deny")
                || row.startsWith(field, "drop")
                || row.startsWith(field, "reset")
                || row.startsWith(field, "block")
                || row.is(field, "sinkhole")
                || row.is(field, "random-drop")
                || row.is(field, "override-lockout");
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
