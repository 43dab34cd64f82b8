// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.triage;

import static org.hinomi.analysis.triage.RungNotes.text;

import java.util.Set;
import org.hinomi.model.judgement.LocalText;
import org.hinomi.model.session.Session;
import org.hinomi.model.session.SessionLookup;
import org.hinomi.model.session.SessionState;

/** What cannot be seen from the border of an institution, said where it matters. */
final class Unseen {

    /** Ports where TLS is spoken from the first byte (IANA: https, submissions, imaps, pop3s, domain-s, ...). */
    private static final Set<Integer> TLS_PORTS = Set.of(443, 465, 563, 636, 853, 989, 990, 992, 993, 995, 8443);

    static final LocalText INSIDE =
            text("機関内の通信は境界のセンサーからは見えません。", "Traffic inside the institution does not pass the sensors at the border.");

    static final LocalText SILENT_PROGRAMS =
            text("通信を伴わないプログラムの動作は見えません。", "What a program does without traffic cannot be seen.");

    private static final LocalText CONTENTS = text(
            "通信の内容は見ていません。届いたもの、送られたものが何かは分かりません。", "Contents are not read: what came and what went is not known.");

    private Unseen() {}

    /** Notes that hold for every judgement of contents: encryption, missing records, unknown sizes, too many rows. */
    static void note(RungNotes notes, IncidentFacts facts) {
        notes.isUnseen(CONTENTS);
        long encrypted = facts.sessions().stream().filter(Unseen::isEncrypted).count();
        if (encrypted > 0) {
            notes.isUnseen(text(
                    "%d件は暗号化された通信（TLS）のポートを使っており、センサーにも内容は見えません。",
                    "%d sessions use ports of encrypted traffic (TLS); sensors cannot see into them either.",
                    encrypted));
        }
        noteGaps(notes, facts);
    }

    /** Notes on records that are missing or incomplete. */
    static void noteGaps(RungNotes notes, IncidentFacts facts) {
        if (facts.own().isEmpty()) {
            notes.isUnseen(
                    text(
                            "対応するセッションの記録がありません（センサーの欠測、記録の遅れ、または記録対象外の経路）。",
                            "No session record belongs to this (a gap of the sensor, a late record, or a way that is not recorded)."));
        }
        long unsized = facts.own().unsized();
        if (unsized > 0) {
            notes.isUnseen(text("%d件は送受信サイズが記録されていません。", "Of %d sessions the sizes were not recorded.", unsized));
        }
        if (facts.sessions().size() >= SessionLookup.MAX_ROWS) {
            notes.isUnseen(text(
                    "セッションが多く、はじめの%,d件だけを見ています。",
                    "There are many sessions; only the first %,d were weighed.", SessionLookup.MAX_ROWS));
        }
    }

    private static boolean isEncrypted(Session session) {
        return session.state() == SessionState.ANSWERED && TLS_PORTS.contains(session.dstPort());
    }
}
