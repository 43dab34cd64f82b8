// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.desk.notice;

import static java.util.Objects.requireNonNull;

import org.hinomi.model.judgement.LocalText;

/**
 * What an institution is told about an incident: decided once, one message, one Message-ID.
 *
 * @param ticket number that people and their tools refer to, {@code HN-YYYYMMDD-NNNNNN}
 * @param incidentId what it is about
 * @param institution whom it is for
 * @param messageId of the mail, in angle brackets
 * @param subject subject line
 * @param text body
 * @param decidedBy the analyst
 * @param decidedMs when
 */
public record Notice(
        String ticket,
        long incidentId,
        int institution,
        String messageId,
        LocalText subject,
        LocalText text,
        String decidedBy,
        long decidedMs) {

    public Notice {
        requireNonNull(ticket, "ticket");
        requireNonNull(messageId, "messageId");
        requireNonNull(subject, "subject");
        requireNonNull(text, "text");
        requireNonNull(decidedBy, "decidedBy");
    }
}
