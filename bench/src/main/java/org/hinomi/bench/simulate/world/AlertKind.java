// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.world;

/** The part of a sensor that raises an alert: decides how, and into which file, the alert is written. */
public enum AlertKind {
    /** An intrusion detection rule. */
    INTRUSION,
    /** A firewall's vulnerability signature. */
    VULNERABILITY,
    /** A firewall's signature of spyware traffic. */
    SPYWARE,
    /** A firewall's signature of a known file. */
    VIRUS,
    /** The verdict of a sandbox on a file. */
    SANDBOX,
    /** A resolver that watches for names of command servers. */
    NAME_LOOKUP
}
