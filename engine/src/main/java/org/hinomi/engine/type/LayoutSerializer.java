// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine.type;

import java.io.IOException;
import java.util.Objects;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Flink's serializer over a {@link Layout}. {@code readVersion} is older than the layout's own only while migrating state. */
public final class LayoutSerializer<T> extends TypeSerializer<T> {
    private static final long serialVersionUID = 1;

    private final Layout<T> layout;
    private final int readVersion;

    public LayoutSerializer(Layout<T> layout) {
        this(layout, layout.version());
    }

    LayoutSerializer(Layout<T> layout, int readVersion) {
        this.layout = layout;
        this.readVersion = readVersion;
    }

    Layout<T> layout() {
        return layout;
    }

    @Override
    public boolean isImmutableType() {
        return layout.isImmutable();
    }

    @Override
    public TypeSerializer<T> duplicate() {
        return this; // stateless
    }

    @Override
    @SuppressWarnings("NullAway") // Flink asks for an instance to reuse; there is none
    public T createInstance() {
        return null; // never reused: values carry their own size
    }

    @Override
    public T copy(T from) {
        return layout.copy(from);
    }

    @Override
    public T copy(T from, T reuse) {
        return copy(from);
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public void serialize(T value, DataOutputView target) throws IOException {
        layout.write(value, target);
    }

    @Override
    public T deserialize(DataInputView source) throws IOException {
        return layout.read(source, readVersion);
    }

    @Override
    public T deserialize(T reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        serialize(deserialize(source), target);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LayoutSerializer<?> that
                && layout.equals(that.layout)
                && readVersion == that.readVersion;
    }

    @Override
    public int hashCode() {
        return Objects.hash(layout.getClass().getName(), readVersion);
    }

    @Override
    public TypeSerializerSnapshot<T> snapshotConfiguration() {
        return new LayoutSnapshot<>(layout, layout.version());
    }
}
