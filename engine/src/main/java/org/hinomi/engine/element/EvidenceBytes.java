// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine.element;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.hinomi.analysis.detect.StateFields;
import org.hinomi.model.alert.Severity;
import org.hinomi.model.judgement.DamageRung;
import org.hinomi.model.signal.Evidence;

/** A byte for the kind, then its fields in the record's order. */
final class EvidenceBytes {

    private static final int ALERTS = 0;
    private static final int CONTACT = 1;
    private static final int ODD_SIZE = 2;
    private static final int BEHAVIOUR = 3;

    private EvidenceBytes() {}

    static void write(Evidence evidence, DataOutput out) throws IOException {
        switch (evidence) {
            case Evidence.Alerts alerts -> {
                out.writeByte(ALERTS);
                writeAlerts(alerts, out);
            }
            case Evidence.IndicatorContact contact -> {
                out.writeByte(CONTACT);
                writeContact(contact, out);
            }
            case Evidence.OddSize oddSize -> {
                out.writeByte(ODD_SIZE);
                writeOddSize(oddSize, out);
            }
            case Evidence.Behaviour behaviour -> {
                out.writeByte(BEHAVIOUR);
                writeBehaviour(behaviour, out);
            }
        }
    }

    static Evidence read(DataInput in) throws IOException {
        int kind = in.readByte();
        return switch (kind) {
            case ALERTS -> readAlerts(in);
            case CONTACT -> readContact(in);
            case ODD_SIZE -> readOddSize(in);
            case BEHAVIOUR -> readBehaviour(in);
            default -> throw new IOException("no evidence has kind " + kind);
        };
    }

    private static void writeAlerts(Evidence.Alerts alerts, DataOutput out) throws IOException {
        out.writeUTF(alerts.signature());
        out.writeUTF(alerts.name());
        out.writeUTF(alerts.category());
        out.writeUTF(alerts.severity().name());
        out.writeBoolean(alerts.isFromHost());
        out.writeLong(alerts.allowed());
        out.writeLong(alerts.blocked());
        out.writeUTF(alerts.fileHash());
    }

    private static Evidence readAlerts(DataInput in) throws IOException {
        return new Evidence.Alerts(
                in.readUTF(),
                in.readUTF(),
                in.readUTF(),
                Severity.valueOf(in.readUTF()),
                in.readBoolean(),
                in.readLong(),
                in.readLong(),
                in.readUTF());
    }

    private static void writeContact(Evidence.IndicatorContact contact, DataOutput out) throws IOException {
        StateFields.writeIndicator(contact.indicator(), out);
        out.writeLong(contact.fromHost());
        out.writeLong(contact.toHost());
        out.writeLong(contact.answered());
        out.writeLong(contact.blocked());
    }

    private static Evidence readContact(DataInput in) throws IOException {
        return new Evidence.IndicatorContact(
                StateFields.readIndicator(in), in.readLong(), in.readLong(), in.readLong(), in.readLong());
    }

    private static void writeOddSize(Evidence.OddSize oddSize, DataOutput out) throws IOException {
        StateFields.writeAddress(oddSize.peer(), out);
        out.writeLong(oddSize.bytesOut());
        out.writeLong(oddSize.bytesIn());
        out.writeLong(oddSize.usualExchanges());
        out.writeInt(oddSize.usualClasses());
        out.writeLong(oddSize.usualMaxBytesIn());
        out.writeInt(oddSize.hosts());
    }

    private static Evidence readOddSize(DataInput in) throws IOException {
        return new Evidence.OddSize(
                StateFields.readAddress(in),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readInt(),
                in.readLong(),
                in.readInt());
    }

    private static void writeBehaviour(Evidence.Behaviour behaviour, DataOutput out) throws IOException {
        out.writeUTF(behaviour.rung().name());
        out.writeByte(behaviour.strength());
        out.writeInt(behaviour.measures().size());
        for (long measure : behaviour.measures()) {
            out.writeLong(measure);
        }
    }

    private static Evidence readBehaviour(DataInput in) throws IOException {
        DamageRung rung = DamageRung.valueOf(in.readUTF());
        int strength = in.readByte();
        List<Long> measures = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            measures.add(in.readLong());
        }
        return new Evidence.Behaviour(rung, strength, measures);
    }
}
