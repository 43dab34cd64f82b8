// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine.element;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.hinomi.analysis.detect.HostContact;
import org.hinomi.analysis.detect.StateFields;
import org.hinomi.engine.type.Layout;
import org.hinomi.model.alert.HostAlert;
import org.hinomi.model.indicator.Match;
import org.hinomi.model.session.SessionBlock;

/** A byte for the kind, then its fields; a session is a block of one row. */
public enum HostRecordLayout implements Layout<HostRecord> {
    INSTANCE;

    private static final int MATCHED = 0;
    private static final int ALERTED = 1;
    private static final int CONTACTED = 2;

    @Override
    public Class<HostRecord> type() {
        return HostRecord.class;
    }

    @Override
    public int version() {
        return SessionBlockBytes.VERSION;
    }

    @Override
    public void write(HostRecord value, DataOutputView out) throws IOException {
        switch (value) {
            case HostRecord.Alerted alerted -> {
                out.writeByte(ALERTED);
                writeAlert(alerted.alert(), out);
            }
            case HostRecord.Matched matched -> {
                out.writeByte(MATCHED);
                writeMatch(matched.match(), out);
            }
            case HostRecord.Contacted contacted -> {
                out.writeByte(CONTACTED);
                contacted.contact().write(out);
            }
        }
    }

    @Override
    public HostRecord read(DataInputView in, int version) throws IOException {
        int kind = in.readByte();
        return switch (kind) {
            case ALERTED -> new HostRecord.Alerted(readAlert(in));
            case MATCHED -> new HostRecord.Matched(readMatch(in, version));
            case CONTACTED -> new HostRecord.Contacted(HostContact.read(in));
            default -> throw new IOException("no record of a host has kind " + kind);
        };
    }

    private static void writeAlert(HostAlert alert, DataOutputView out) throws IOException {
        StateFields.writeAddress(alert.host(), out);
        out.writeInt(alert.institution());
        StateFields.writeAddress(alert.peer(), out);
        out.writeBoolean(alert.isFromHost());
        AlertBytes.write(alert.alert(), out);
    }

    private static HostAlert readAlert(DataInputView in) throws IOException {
        return new HostAlert(
                StateFields.readAddress(in),
                in.readInt(),
                StateFields.readAddress(in),
                in.readBoolean(),
                AlertBytes.read(in));
    }

    private static void writeMatch(Match match, DataOutputView out) throws IOException {
        StateFields.writeAddress(match.host(), out);
        out.writeInt(match.institution());
        StateFields.writeAddress(match.peer(), out);
        StateFields.writeIndicator(match.indicator(), out);
        SessionBlock row = new SessionBlock("", 1);
        row.add(match.session());
        SessionBlockBytes.write(row, out);
    }

    private static Match readMatch(DataInputView in, int version) throws IOException {
        return new Match(
                StateFields.readAddress(in),
                in.readInt(),
                StateFields.readAddress(in),
                StateFields.readIndicator(in),
                SessionBlockBytes.read(in, version).session(0));
    }
}
