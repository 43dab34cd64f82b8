// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine.type;

import java.io.IOException;
import java.io.Serializable;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;

/**
 * The byte layout of one type, written by hand. Implementations are enums with one constant, so that a layout is found
 * again by its class name from a checkpoint. A layout is stateless: thread-safe.
 */
public interface Layout<T> extends Serializable {

    /** Most values that are copied are states of some ten to hundred thousand bytes: the buffer seldom grows. */
    int COPY_BYTES = 1 << 17;

    Class<T> type();

    /** Raised with every change of the layout; {@link #read} must go on reading the older ones. */
    default int version() {
        return 1;
    }

    /** True if nobody alters a value after it was handed to Flink: copies are then the value itself. */
    default boolean isImmutable() {
        return true;
    }

    void write(T value, DataOutputView out) throws IOException;

    T read(DataInputView in, int version) throws IOException;

    /** The value itself where it is immutable, else a deep copy by way of its bytes. */
    default T copy(T value) {
        if (isImmutable()) {
            return value;
        }
        try {
            DataOutputSerializer out = new DataOutputSerializer(COPY_BYTES);
            write(value, out);
            return read(new DataInputDeserializer(out.getSharedBuffer(), 0, out.length()), version());
        } catch (IOException e) {
            throw new IllegalStateException("a value cannot be read back from its own bytes", e);
        }
    }

    default byte[] toBytes(T value) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(256);
        write(value, out);
        return out.getCopyOfBuffer();
    }

    default T fromBytes(int version, byte[] bytes) throws IOException {
        return read(new DataInputDeserializer(bytes), version);
    }
}
