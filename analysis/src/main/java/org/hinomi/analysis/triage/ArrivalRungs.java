// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.triage;

import static org.hinomi.analysis.triage.RungNotes.text;

import org.hinomi.analysis.triage.SessionFacts.Tally;
import org.hinomi.model.alert.Severity;
import org.hinomi.model.judgement.DamageRung;
import org.hinomi.model.judgement.LocalText;
import org.hinomi.model.judgement.RungFinding;

/** The rungs of what comes to the host: probed (探索) and delivered (着弾). */
final class ArrivalRungs {

    private ArrivalRungs() {}

    static RungFinding probed(IncidentFacts facts) {
        RungNotes notes = new RungNotes(DamageRung.PROBED, facts);
        Tally toHost = facts.own().toHost();
        if (toHost.sessions() > 0) {
            notes.speaksFor(
                    "inbound-session",
                    text(
                            "外部からこのホストへの接続が%d件ありました（データ往復%d件、無応答・拒否%d件、遮断%d件）。",
                            "%d sessions were opened to this host from outside (%d exchanged data, %d unanswered or refused, %d blocked).",
                            toHost.sessions(),
                            toHost.exchanged(),
                            toHost.silent(),
                            toHost.blocked()));
        }
        if (facts.alerts().anyMatch(alert -> !alert.isFromHost())) {
            notes.speaksFor(
                    "inbound-alert",
                    text("センサーが、このホストに向けた通信に警報を出しました。", "A sensor raised an alert about traffic to this host."));
        }
        BehaviourNotes.add(notes, facts, DamageRung.PROBED);
        Unseen.noteGaps(notes, facts);
        notes.wouldMove(text(
                "このホストへの外部からの接続、または別の相手からの同じ種類の警報。",
                "A session to this host from outside, or an alert of the same kind from another peer."));
        return notes.orNoEvidence(
                "host-opened-all",
                text(
                        "相手からこのホストへの接続は確認されていません。通信はこのホスト側から始まっています。",
                        "No session from the peer to this host was seen; this host opened the sessions."));
    }

    static RungFinding delivered(IncidentFacts facts) {
        RungNotes notes = new RungNotes(DamageRung.DELIVERED, facts);
        addFetches(notes, facts);
        addAnswers(notes, facts);
        BehaviourNotes.add(notes, facts, DamageRung.DELIVERED);
        addAgainstDelivery(notes, facts);
        Unseen.note(notes, facts);
        notes.wouldMove(text(
                "相手からの大きな受信、または着弾後にこのホストから始まる新しい通信。",
                "A large answer from the peer, or new sessions that this host opens afterwards."));
        notes.wouldMove(text(
                "ホスト側：ダウンロード履歴、メールの添付、Webサーバーのアクセスログ。",
                "On the host: download history, mail attachments, the web server’s access log."));
        if (facts.own().isEmpty() && facts.alerts().anyMatch(alert -> alert.allowed() > 0)) {
            return notes.orNotObservable(
                    "alert-without-session",
                    text(
                            "警報に対応するセッションの記録がなく、着弾したかどうかは判断できません。",
                            "No session record belongs to the alert, so delivery cannot be judged."));
        }
        if (facts.own().exchanged() == 0 && facts.own().unsized() > 0) {
            return notes.orNotObservable(
                    "sizes-unknown",
                    text(
                            "送受信サイズの記録がなく、データが往復したかどうかは判断できません。",
                            "No sizes were recorded, so whether data went both ways cannot be told."));
        }
        return facts.own().exchanged() > 0
                ? notes.orNoEvidence(
                        "data-both-ways",
                        text(
                                "データの往復はありますが、有害なものが届いたことを示す証拠はありません。",
                                "Data went both ways, but there is no evidence that anything harmful came with it."))
                : notes.orNoEvidence(
                        "nothing-exchanged",
                        text("データが往復した通信は確認されていません。", "No session in which data went both ways was seen."));
    }

    private static void addFetches(RungNotes notes, IncidentFacts facts) {
        LocalText fetched = text(
                "このホストから始めた通信のうち%d件でデータが往復し、計%dバイトを受信しました。",
                "%d sessions opened by this host exchanged data; it received %d bytes in all.",
                facts.own().fromHost().exchanged(),
                facts.own().receivedBytes());
        if (facts.odd().isPresent()) {
            notes.speaksFor("odd-fetch", fetched);
        }
        if (facts.hasFetchedFromListed()) {
            notes.speaksFor("fetch-from-listed", fetched);
        }
        if (facts.hasFetchedUnderAlert(Severity.HIGH)) {
            notes.speaksFor("fetch-after-alert", fetched);
        } else if (facts.hasFetchedUnderAlert(Severity.MEDIUM)) {
            notes.speaksFor("fetch-after-medium-alert", fetched);
        }
    }

    private static void addAnswers(RungNotes notes, IncidentFacts facts) {
        if (facts.hasAnsweredAlertedPeer(Severity.INFORMATIONAL) && !facts.isKnownScan()) {
            notes.speaksFor(
                    answered(facts),
                    text(
                            "警報の通信は遮断されず、同じ相手との%d件の通信でこのホストが応答しています。",
                            "The alerted traffic was not blocked, and this host answered in %d sessions with the same peer.",
                            facts.own().toHost().exchanged()));
        }
        if (facts.hasFilePassed()) {
            notes.speaksFor(
                    "file-passed",
                    text(
                            "センサーが、悪性と判定したファイルの通過を記録しています（遮断されていません）。",
                            "The sensor recorded that a file it calls malicious went through (not blocked)."));
        }
    }

    private static String answered(IncidentFacts facts) {
        if (facts.callsBack()) {
            return "answered-then-called";
        }
        return facts.hasAnsweredAlertedPeer(Severity.HIGH) ? "answered-after-alert" : "answered-after-lesser-alert";
    }

    private static void addAgainstDelivery(RungNotes notes, IncidentFacts facts) {
        SessionFacts own = facts.own();
        if (own.isDead()) {
            notes.speaksAgainst(text(
                    "記録された%d件の接続はすべて遮断・拒否・無応答で、何も届いていません。",
                    "All %d recorded connections were blocked, refused or unanswered: nothing came with them.",
                    own.sessions()));
        }
        if (facts.isKnownScan()) {
            notes.speaksAgainst(text("相手は誰にでも探索を行う既知の送信元です。", "The peer is known to scan everybody."));
        }
        if (facts.alerts().findAny().isPresent() && facts.alerts().allMatch(alert -> alert.allowed() == 0)) {
            notes.speaksAgainst(text("警報の通信はすべてセンサーが遮断しました。", "The sensor blocked all of the alerted traffic."));
        }
    }
}
