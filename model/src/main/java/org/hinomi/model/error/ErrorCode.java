// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.model.error;

/** What kind of failure it is, and the exit code of the command that met it. */
public enum ErrorCode {
    /** The call itself is wrong: unknown option, missing argument. */
    USAGE(2),
    /** A configuration, network or indicator file holds something that is not allowed. */
    BAD_CONFIGURATION(3),
    /** A named input cannot be read. */
    BAD_INPUT(4),
    /** Something that Hinomi needs is taken or missing: port, folder, disk, memory, privilege. */
    RESOURCE(5),
    /** A bug of ours. */
    INTERNAL(70);

    private final int exitCode;

    ErrorCode(int exitCode) {
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }
}
