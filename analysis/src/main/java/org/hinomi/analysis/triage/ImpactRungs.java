// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.triage;

import static org.hinomi.analysis.triage.RungNotes.text;

import java.util.List;
import java.util.Optional;
import org.hinomi.model.context.HostProfile;
import org.hinomi.model.judgement.DamageRung;
import org.hinomi.model.judgement.RungFinding;

/** The rungs of harm to others and to the institution: spreading (内部拡大), exfiltration (情報流出), re-intrusion (再侵入). */
final class ImpactRungs {

    private ImpactRungs() {}

    static RungFinding spreading(IncidentFacts facts) {
        RungNotes notes = new RungNotes(DamageRung.SPREADING, facts);
        if (facts.attackedMembers() > 0) {
            notes.speaksFor(
                    "attack-on-member",
                    text(
                            "このホストを送信元とする警報があり、参加機関のホスト%d台がその通信に応答しています。",
                            "Alerts name this host as the source, and %d hosts of members answered it.",
                            facts.attackedMembers()));
        }
        BehaviourNotes.add(notes, facts, DamageRung.SPREADING);
        if (facts.internalSessions() > 0) {
            notes.isUnseen(text(
                    "参加機関の間の通信は%d件記録されていますが、同じ機関の中の通信は含まれないことがあります。",
                    "%d sessions between members are recorded; those within one institution may not be among them.",
                    facts.internalSessions()));
        }
        notes.wouldMove(text(
                "このホストから機関内または他の参加機関の多数のホストへの接続。",
                "Sessions from this host to many hosts of its own or of other members."));
        notes.wouldMove(text(
                "機関側：内部のスイッチ、認証サーバー、ファイルサーバーの記録。",
                "In the institution: records of inner switches, of authentication and file servers."));
        return notes.orNotObservable("inside-unseen", Unseen.INSIDE);
    }

    static RungFinding exfiltration(IncidentFacts facts, RungFinding commanded) {
        RungNotes notes = new RungNotes(DamageRung.EXFILTRATION, facts);
        if (commanded.isClaimed()) {
            addUpload(notes, facts);
        }
        BehaviourNotes.add(notes, facts, DamageRung.EXFILTRATION);
        if (Labels.EXFILTRATION.isOn(facts)) {
            notes.speaksAgainst(Labels.EXFILTRATION.remark());
        }
        Unseen.note(notes, facts);
        notes.wouldMove(text(
                "このホストのふだんの量を超える送信、または相手への送信が受信を大きく上回ること。",
                "More bytes out than this host usually sends, or far more out than in with the peer."));
        notes.wouldMove(text(
                "ホスト側：外へ出たファイル、圧縮ファイルの作成、認証情報の読み出しの痕跡。",
                "On the host: files that left, archives that were made, traces of credentials being read."));
        long sent = facts.own().sentBytes();
        if (sent > 0) {
            return notes.orNotObservable(
                    "sent-unread",
                    text(
                            "この相手へ計%dバイトを送信しています。内容を見ないため、それが情報流出かどうかは判断できません。",
                            "This host sent %d bytes to the peer; contents are not read, so whether data leaked cannot be told.",
                            sent));
        }
        if (facts.own().unsized() > 0) {
            return notes.orNotObservable(
                    "sizes-unknown",
                    text(
                            "送信バイト数が記録されていない通信があり、情報が出たかどうかは判断できません。",
                            "The bytes sent were not recorded for some sessions, so whether data left cannot be told."));
        }
        return notes.orNoEvidence(
                "nothing-sent",
                text(
                        "記録された通信では、この相手への送信は0バイトです。",
                        "In the recorded sessions 0 bytes went from this host to the peer."));
    }

    private static void addUpload(RungNotes notes, IncidentFacts facts) {
        long uploaded = ProgramTraffic.uploadedToCommandServers(facts);
        if (uploaded >= DamageLadder.UPLOAD_BYTES) {
            notes.speaksFor(
                    "upload-to-command-server",
                    text(
                            "指令サーバーとされる相手へ、受信の%1$d倍以上を送る通信で計%2$dバイトを送信しています。",
                            "In sessions that send at least %1$d times what they receive, %2$d bytes went to what is called a command server.",
                            DamageLadder.UPLOAD_RATIO,
                            uploaded));
        }
    }

    /**
     * Coming back after a clean-up. Claimed only where a clean-up is known, and from signals and sessions that begin after
     * it: the part of the incident behind the clean-up is judged by itself.
     */
    static RungFinding reIntrusion(IncidentFacts facts) {
        RungNotes notes = new RungNotes(DamageRung.RE_INTRUSION, facts);
        HostProfile host = facts.context().host();
        if (!host.isCleanedUp()) {
            notes.wouldMove(text(
                    "このホストの対処が完了した時刻の登録。その後の動作と比べられるようになります。",
                    "The time at which this host was cleaned up: what it does afterwards can then be told apart."));
            return notes.orNoEvidence(
                    "no-clean-up-known",
                    text(
                            "このホストの過去の対処完了は登録されておらず、再侵入を示す証拠はありません。",
                            "No clean-up of this host is known, so there is no evidence of a re-intrusion."));
        }
        highestProgramRung(facts.after(host.cleanedUpMs()))
                .ifPresent(finding -> notes.speaksFor(
                        "after-clean-up",
                        text(
                                "対処完了（%1$s）の後に始まった通信だけを見ても、「%2$s」の段階の根拠があります。",
                                "What began after the clean-up (%1$s) is by itself evidence for the rung “%3$s”.",
                                JapanTime.minute(host.cleanedUpMs()),
                                finding.rung().title().ja(),
                                finding.rung().title().en())));
        Unseen.noteGaps(notes, facts);
        notes.isUnseen(text("待機しているバックドアは通信に現れません。", "A back door that waits does not show in traffic."));
        notes.wouldMove(text(
                "対処完了の後に、このホストから同じ相手または同じ種類の相手への接続が始まること。",
                "Sessions from this host to the same peer, or to one of the same kind, after the clean-up."));
        return notes.orNoEvidence(
                "quiet-since-clean-up",
                text(
                        "対処完了（%s）の後に、プログラムの動作を示す通信は確認されていません。",
                        "Since the clean-up (%s) no session that shows a program at work was seen.",
                        JapanTime.minute(host.cleanedUpMs())));
    }

    private static Optional<RungFinding> highestProgramRung(IncidentFacts later) {
        if (later.signals().isEmpty()) {
            return Optional.empty();
        }
        List<RungFinding> ladder = DamageLadder.climbOnce(later);
        return ladder.reversed().stream()
                .filter(finding -> finding.isClaimed() && finding.rung().compareTo(DamageRung.EXECUTED) >= 0)
                .findFirst();
    }
}
