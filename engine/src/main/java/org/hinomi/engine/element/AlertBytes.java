// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine.element;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.hinomi.analysis.detect.StateFields;
import org.hinomi.model.alert.SensorAction;
import org.hinomi.model.alert.SensorAlert;
import org.hinomi.model.alert.Severity;

/** The fields of an alert in the record's order; enums by name. */
public final class AlertBytes {

    private AlertBytes() {}

    public static void write(SensorAlert alert, DataOutput out) throws IOException {
        out.writeLong(alert.timeMs());
        out.writeUTF(alert.sensor());
        StateFields.writeAddress(alert.src(), out);
        out.writeChar(alert.srcPort());
        StateFields.writeAddress(alert.dst(), out);
        out.writeChar(alert.dstPort());
        out.writeInt(alert.protocol());
        out.writeUTF(alert.signature());
        out.writeUTF(alert.name());
        out.writeUTF(alert.category());
        out.writeUTF(alert.severity().name());
        out.writeUTF(alert.action().name());
        out.writeUTF(alert.fileHash());
        out.writeLong(alert.recordId());
        out.writeInt(alert.srcInstitution());
        out.writeInt(alert.dstInstitution());
        out.writeUTF(alert.country());
    }

    public static SensorAlert read(DataInput in) throws IOException {
        return new SensorAlert(
                in.readLong(),
                in.readUTF(),
                StateFields.readAddress(in),
                in.readChar(),
                StateFields.readAddress(in),
                in.readChar(),
                in.readInt(),
                in.readUTF(),
                in.readUTF(),
                in.readUTF(),
                Severity.valueOf(in.readUTF()),
                SensorAction.valueOf(in.readUTF()),
                in.readUTF(),
                in.readLong(),
                in.readInt(),
                in.readInt(),
                in.readUTF());
    }
}
