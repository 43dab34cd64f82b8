// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine.sink;

import java.util.List;
import org.hinomi.model.signal.Signal;

/** Where signals go. Thread-safe: several writers call it at once, never two of them about one signal. */
public interface SignalStore {

    /**
     * Puts every signal in the place of the one with its id, where there is one; withdrawn ones too. All or none, and
     * durable on return. The same signals may come again after a restart.
     */
    void upsert(List<Signal> signals);
}
