// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.desk.incident;

/** Where an incident stands. Names are stored. */
public enum IncidentStatus {
    /** In the queue, nobody works on it. */
    OPEN,
    /** An analyst works on it. */
    TAKEN,
    /** The institution has been told. */
    NOTIFIED,
    /** Ended, with a closing and a reason. */
    CLOSED
}
