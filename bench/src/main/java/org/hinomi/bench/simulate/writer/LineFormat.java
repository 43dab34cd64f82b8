// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.writer;

/** How a sensor writes one kind of record. Stateless. */
public interface LineFormat<T> {

    /** What stands before the first record. */
    default void addHeader(ByteText out, long openMs) {}

    /** One record with its line end. */
    void addLine(ByteText out, T item);

    /** What stands after the last record. */
    default void addFooter(ByteText out, long closeMs) {}
}
