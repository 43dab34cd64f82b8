// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine.element;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.hinomi.analysis.detect.StateFields;
import org.hinomi.model.session.Login;
import org.hinomi.model.session.Lookup;
import org.hinomi.model.session.Service;
import org.hinomi.model.session.Sighting;

/** A byte for the kind, then the fields of the record in its order. */
public final class SightingBytes {

    /** The version of layouts from which on these may hold sightings; the first ones held sign-ins alone, without a kind. */
    public static final int FIRST_VERSION = SessionBlockBytes.VERSION + 1;

    /** The version of layouts from which on the kind stands before a sighting. */
    public static final int VERSION = FIRST_VERSION + 1;

    private static final int LOGIN = 0;
    private static final int LOOKUP = 1;

    private SightingBytes() {}

    public static void write(Sighting sighting, DataOutput out) throws IOException {
        switch (sighting) {
            case Login login -> {
                out.writeByte(LOGIN);
                writeLogin(login, out);
            }
            case Lookup lookup -> {
                out.writeByte(LOOKUP);
                writeLookup(lookup, out);
            }
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param version of the layout that wrote it
     */
    public static Sighting read(DataInput in, int version) throws IOException {
        int kind = version < VERSION ? LOGIN : in.readByte();
        return switch (kind) {
            case LOGIN -> readLogin(in);
            case LOOKUP -> readLookup(in);
            default -> throw new IOException("no sighting has kind " + kind);
        };
    }

    private static void writeLogin(Login login, DataOutput out) throws IOException {
        out.writeLong(login.timeMs());
        out.writeUTF(login.sensor());
        StateFields.writeAddress(login.src(), out);
        out.writeChar(login.srcPort());
        StateFields.writeAddress(login.dst(), out);
        out.writeChar(login.dstPort());
        out.writeByte(login.service().code());
        out.writeInt(login.refused());
        out.writeBoolean(login.isAccepted());
        out.writeLong(login.recordId());
        out.writeInt(login.srcInstitution());
        out.writeInt(login.dstInstitution());
    }

    private static Login readLogin(DataInput in) throws IOException {
        return new Login(
                in.readLong(),
                in.readUTF(),
                StateFields.readAddress(in),
                in.readChar(),
                StateFields.readAddress(in),
                in.readChar(),
                Service.at(in.readByte()),
                in.readInt(),
                in.readBoolean(),
                in.readLong(),
                in.readInt(),
                in.readInt());
    }

    private static void writeLookup(Lookup lookup, DataOutput out) throws IOException {
        out.writeLong(lookup.timeMs());
        out.writeUTF(lookup.sensor());
        StateFields.writeAddress(lookup.src(), out);
        StateFields.writeAddress(lookup.dst(), out);
        out.writeLong(lookup.name());
        out.writeByte(lookup.outcome().code());
        StateFields.writeAddress(lookup.answer(), out);
        out.writeLong(lookup.recordId());
        out.writeInt(lookup.srcInstitution());
        out.writeInt(lookup.dstInstitution());
    }

    private static Lookup readLookup(DataInput in) throws IOException {
        return new Lookup(
                in.readLong(),
                in.readUTF(),
                StateFields.readAddress(in),
                StateFields.readAddress(in),
                in.readLong(),
                Lookup.Outcome.at(in.readByte()),
                StateFields.readAddress(in),
                in.readLong(),
                in.readInt(),
                in.readInt());
    }
}
