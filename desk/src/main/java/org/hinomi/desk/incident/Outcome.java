// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.desk.incident;

/** What came of a person's act. */
public enum Outcome {
    DONE,
    /** There is no such incident. */
    NOT_FOUND,
    /** Somebody else changed it in the meantime; look again. */
    CHANGED_MEANWHILE,
    /** It does not fit where the incident stands: closed ones cannot be taken, for example. */
    NOT_ALLOWED,
    /** The reason is missing or too short. */
    REASON_MISSING
}
