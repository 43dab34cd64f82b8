// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.model.context;

/** What an outside address is known to be, beside any warning of it (背景情報). */
public enum PeerContext {
    /** Looks for open services everywhere. */
    SCANNER,
    /** Stands in for a seized command server. */
    SINKHOLE,
    /** A relay of the Tor network. */
    TOR
}
