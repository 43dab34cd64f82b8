// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine.type;

import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Type information that leads to {@link LayoutSerializer} and never to Kryo. */
public final class LayoutType<T> extends TypeInformation<T> {
    private static final long serialVersionUID = 1;

    private final Layout<T> layout;

    public LayoutType(Layout<T> layout) {
        this.layout = layout;
    }

    @Override
    public boolean isBasicType() {
        return false;
    }

    @Override
    public boolean isTupleType() {
        return false;
    }

    @Override
    public int getArity() {
        return 1;
    }

    @Override
    public int getTotalFields() {
        return 1;
    }

    @Override
    public Class<T> getTypeClass() {
        return layout.type();
    }

    @Override
    public boolean isKeyType() {
        return false;
    }

    @Override
    public TypeSerializer<T> createSerializer(SerializerConfig config) {
        return new LayoutSerializer<>(layout);
    }

    @Override
    public String toString() {
        return "LayoutType(" + layout.type().getSimpleName() + ")";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LayoutType<?> that && layout.equals(that.layout);
    }

    @Override
    public int hashCode() {
        return layout.getClass().getName().hashCode();
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof LayoutType<?>;
    }
}
