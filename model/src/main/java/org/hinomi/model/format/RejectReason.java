// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.model.format;

/** Why a line was not taken. The id stands in reports and metrics; order is stored: append only. */
public enum RejectReason {
    /** No format recognised the file. */
    UNKNOWN_FORMAT("unknown-format"),
    /** A record of a kind that is known but not used yet (Zeek http, PAN-OS SYSTEM, EVE dns). */
    UNUSED_KIND("unused-kind"),
    /** The same record came before, from this or another file. */
    DUPLICATE("duplicate"),
    /** Fewer columns than the header or the kind needs: the line was cut. */
    TRUNCATED("truncated"),
    /** Not the syntax of the format: broken quotes, broken JSON, text in a log's place. */
    MALFORMED("malformed"),
    /** A field that the record cannot do without is absent or empty. */
    MISSING_FIELD("missing-field"),
    BAD_TIME("bad-time"),
    BAD_ADDRESS("bad-address"),
    BAD_NUMBER("bad-number"),
    /** Bytes that are not UTF-8 in a field that we keep. */
    BAD_ENCODING("bad-encoding"),
    /** A line longer than the reader's limit. */
    OVERSIZED("oversized-line");

    private final String id;

    RejectReason(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }
}
