// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.model.signal;

/** By what a detector's state is kept, and so what its records are routed by. */
public enum DetectorKey {
    /** The inside host. */
    HOST,
    /** The outside address. */
    PEER
}
