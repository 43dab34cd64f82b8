// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine.sink;

import java.io.Serializable;
import java.util.List;

/** What an {@link UpsertSink} needs of a store; travels to the task as bytes, so that it names its store and holds none. */
public interface Store<T> extends Serializable {

    /** What a later value replaces an earlier one by. */
    String keyOf(T value);

    void upsert(List<T> values);
}
