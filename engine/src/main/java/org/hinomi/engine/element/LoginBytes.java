// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine.element;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.hinomi.analysis.detect.StateFields;
import org.hinomi.model.session.Login;
import org.hinomi.model.session.Service;

/** The fields of a sign-in in the record's order. */
public final class LoginBytes {

    /** The version of layouts from which on these may hold sign-ins. */
    public static final int VERSION = SessionBlockBytes.VERSION + 1;

    private LoginBytes() {}

    public static void write(Login login, DataOutput out) throws IOException {
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

    public static Login read(DataInput in) throws IOException {
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
}
