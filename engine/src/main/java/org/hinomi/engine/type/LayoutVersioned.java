// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine.type;

import java.io.IOException;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** The same layouts where Flink asks for {@link SimpleVersionedSerializer}: splits, enumerator state, committables. */
public record LayoutVersioned<T>(Layout<T> layout) implements SimpleVersionedSerializer<T> {

    @Override
    public int getVersion() {
        return layout.version();
    }

    @Override
    public byte[] serialize(T value) throws IOException {
        return layout.toBytes(value);
    }

    @Override
    public T deserialize(int version, byte[] bytes) throws IOException {
        return layout.fromBytes(version, bytes);
    }
}
