// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine.type;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Remembers in a checkpoint which layout, and which version of it, wrote the state. */
public final class LayoutSnapshot<T> implements TypeSerializerSnapshot<T> {
    private static final int FORMAT = 1;

    @SuppressWarnings("NullAway.Init") // readSnapshot sets it
    private Layout<T> layout;

    private int version;

    /** Called by Flink, reflectively, before {@link #readSnapshot}. */
    @SuppressWarnings("NullAway")
    public LayoutSnapshot() {}

    LayoutSnapshot(Layout<T> layout, int version) {
        this.layout = layout;
        this.version = version;
    }

    @Override
    public int getCurrentVersion() {
        return FORMAT;
    }

    @Override
    public void writeSnapshot(DataOutputView out) throws IOException {
        out.writeUTF(layout.getClass().getName());
        out.writeInt(version);
    }

    @Override
    @SuppressWarnings("unchecked")
    public void readSnapshot(int readVersion, DataInputView in, ClassLoader loader) throws IOException {
        String name = in.readUTF();
        try {
            layout = (Layout<T>) Class.forName(name, true, loader).getEnumConstants()[0];
        } catch (ClassNotFoundException e) {
            throw new IOException("state was written by a layout that this program does not know: " + name, e);
        }
        version = in.readInt();
    }

    @Override
    public TypeSerializer<T> restoreSerializer() {
        return new LayoutSerializer<>(layout, version);
    }

    @Override
    public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(TypeSerializerSnapshot<T> old) {
        if (!(old instanceof LayoutSnapshot<T> previous)
                || !previous.layout.equals(layout)
                || previous.version > version) {
            return TypeSerializerSchemaCompatibility.incompatible();
        }
        return previous.version == version
                ? TypeSerializerSchemaCompatibility.compatibleAsIs()
                : TypeSerializerSchemaCompatibility.compatibleAfterMigration();
    }
}
