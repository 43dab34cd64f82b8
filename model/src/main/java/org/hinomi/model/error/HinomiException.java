// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.model.error;

import static java.util.Objects.requireNonNull;

/** A failure that a person must hear of: its message says what, where, and what to do. */
public final class HinomiException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    public HinomiException(ErrorCode code, String message) {
        super(message);
        this.code = requireNonNull(code, "code");
    }

    public HinomiException(ErrorCode code, String message, Throwable cause) {
        super(message, cause);
        this.code = requireNonNull(code, "code");
    }

    public ErrorCode code() {
        return code;
    }
}
