// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.match;

import java.util.Locale;

/** What a list's line names where it is no address. */
public enum UnsupportedKind {
    DOMAIN,
    URL,
    HASH;

    /** The kind's name in messages. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
