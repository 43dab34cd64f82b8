// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.triage;

import static org.hinomi.analysis.triage.RungNotes.text;

import org.hinomi.analysis.behaviour.NearSizes;
import org.hinomi.analysis.behaviour.SizeClasses.OddExchange;
import org.hinomi.analysis.triage.IncidentFacts.OddPeer;
import org.hinomi.analysis.triage.SessionFacts.Tally;
import org.hinomi.model.judgement.DamageRung;
import org.hinomi.model.judgement.RungFinding;

/** The rungs of a program at work on the host: executed (実行), command and control, second download (追加ダウンロード). */
final class ProgramRungs {

    private ProgramRungs() {}

    static RungFinding executed(IncidentFacts facts, RungFinding commanded) {
        RungNotes notes = new RungNotes(DamageRung.EXECUTED, facts);
        addCalls(notes, facts);
        if (facts.odd().isPresent()) {
            notes.speaksFor(
                    "odd-fetch",
                    text(
                            "決まったサイズのやり取りの中で追加の取得が行われており、プログラムが動作しているとみられます。",
                            "Something was fetched amid exchanges of fixed sizes, which is how a running program behaves."));
        }
        if (commanded.isClaimed()) {
            notes.speaksFor(
                    "under-command",
                    text(
                            "指令サーバーとされる相手とデータをやり取りするプログラムが動作しているとみられます。",
                            "A program that exchanges data with what is called a command server seems to run."));
        }
        BehaviourNotes.add(notes, facts, DamageRung.EXECUTED);
        addFixedSizes(notes, facts);
        addAgainstExecution(notes, facts);
        notes.isUnseen(Unseen.SILENT_PROGRAMS);
        Unseen.noteGaps(notes, facts);
        notes.wouldMove(text(
                "このホストから同じ相手、または新しい相手への繰り返しの接続。",
                "Repeated sessions opened by this host to the same peer or to new ones."));
        notes.wouldMove(text(
                "ホスト側：見覚えのないプロセス、自動起動の登録、定期実行の設定。",
                "On the host: unknown processes, entries that start by themselves, scheduled tasks."));
        boolean isQuiet =
                facts.own().toHost().exchanged() > 0 && facts.own().fromHost().sessions() == 0;
        return notes.orNoEvidence(
                isQuiet ? "delivered-and-quiet" : "nothing-seen",
                text(
                        "不審なプログラムの動作を示す通信は確認されていません。通信に現れない動作は見えません。",
                        "No session that shows a foreign program at work was seen; what causes no traffic cannot be seen."));
    }

    private static void addCalls(RungNotes notes, IncidentFacts facts) {
        Tally fromHost = facts.own().fromHost();
        boolean isPersistent = fromHost.sessions() >= DamageLadder.PERSISTENT_CALLS
                && fromHost.spanMs() >= DamageLadder.PERSISTENT_SPAN_MS;
        if (isPersistent && facts.contacts().findAny().isPresent()) {
            notes.speaksFor(
                    "persistent-calls",
                    text(
                            "このホストは掲載アドレスに%1$d分間で%2$d回、自分から接続を試みています。人の操作ではなく、動作中のプログラムによるものとみられます。",
                            "This host called the listed address %2$d times in %1$d minutes: most likely a running program, not a person.",
                            fromHost.spanMs() / 60_000,
                            fromHost.sessions()));
        }
        addSilence(notes, facts);
        if (facts.isSinkholed() && fromHost.sessions() > 0) {
            notes.speaksFor(
                    "sinkhole",
                    text(
                            "このホストからシンクホールへの接続があります。感染したプログラム以外が接続することはまれです。",
                            "This host called a sinkhole; hardly anything but an infected program does."));
        }
        if (facts.callsBack()) {
            notes.speaksFor(
                    "call-back",
                    text(
                            "警報の後、このホストから攻撃元への接続が始まっています。",
                            "After the alert this host itself opened a session to the attacker."));
        }
    }

    private static void addSilence(RungNotes notes, IncidentFacts facts) {
        Tally silence = ProgramTraffic.alertedSilence(facts);
        if (silence.sessions() >= DamageLadder.PERSISTENT_CALLS
                && silence.spanMs() >= DamageLadder.PERSISTENT_SPAN_MS) {
            notes.speaksFor(
                    "persistent-silence",
                    text(
                            "このホストは、警報の相手に%1$d分間で%2$d回、応答のないまま接続を試み続けています。動作中のプログラムによるものとみられます。",
                            "This host went on calling the peer of an alert, %2$d times in %1$d minutes, without an answer: most likely a running program.",
                            silence.spanMs() / 60_000,
                            silence.sessions()));
        }
    }

    private static void addFixedSizes(RungNotes notes, IncidentFacts facts) {
        Siblings siblings = facts.siblings();
        if (siblings.ownRepeats() >= DamageLadder.COMMANDED_EXCHANGES && facts.isFetchSuspect()) {
            notes.speaksFor(
                    "fixed-sizes",
                    text(
                            "同じ相手との%d件の通信で送受信サイズがほぼ同じです（差は%dバイトまたは%d%%以内）。プログラムの動作とみられますが、正規のものかもしれません。",
                            "%d exchanges with the same peer have nearly the same sizes (within %d bytes or %d %%): a program, which may be a wanted one.",
                            siblings.ownRepeats(),
                            NearSizes.TOLERANCE_BYTES,
                            NearSizes.TOLERANCE_PERCENT));
        }
        if (siblings.sameSizeHosts() > 0) {
            notes.wouldMove(text(
                    "同じ相手と同じ大きさの通信をしている他の%d台でも、同じプログラムの有無を確認すること。",
                    "%d other hosts exchange the same sizes with this peer: what is found on one tells of the others.",
                    siblings.sameSizeHosts()));
        }
    }

    private static void addAgainstExecution(RungNotes notes, IncidentFacts facts) {
        if (facts.own().fromHost().sessions() == 0 && !facts.own().isEmpty()) {
            notes.speaksAgainst(
                    text("このホストから相手への接続は記録されていません。", "No session opened by this host to the peer is recorded."));
        }
        if (facts.own().fromHost().isAllBlocked()) {
            notes.speaksAgainst(text(
                    "このホストからの接続はすべて遮断されました（プログラムが動作していないことの証明ではありません）。",
                    "All calls of this host were blocked (which does not prove that no program runs)."));
        }
    }

    static RungFinding commanded(IncidentFacts facts) {
        RungNotes notes = new RungNotes(DamageRung.COMMAND_AND_CONTROL, facts);
        Tally fromHost = facts.own().fromHost();
        addExchanges(notes, facts);
        BehaviourNotes.add(notes, facts, DamageRung.COMMAND_AND_CONTROL);
        addAgainstCommand(notes, facts);
        Unseen.note(notes, facts);
        notes.wouldMove(text(
                "相手からの最初の応答、またはデータの往復が%d件以上になること。",
                "A first answer of the peer, or data both ways in %d sessions and more.",
                DamageLadder.COMMANDED_EXCHANGES));
        if (fromHost.isNeverAnswered()) {
            return notes.orNoEvidence(
                    "never-answered",
                    text(
                            "相手は%d回の接続に一度も応答していません。指令を受け取った証拠はありません。",
                            "The peer never answered any of %d calls; there is no evidence that orders were received.",
                            fromHost.sessions()));
        }
        if (fromHost.exchanged() == 0 && fromHost.unsized() > 0) {
            return notes.orNotObservable(
                    "sizes-unknown",
                    text(
                            "相手は応答していますが送受信サイズの記録がなく、データの往復があったかどうかは判断できません。",
                            "The peer answered, but no sizes were recorded, so whether data went both ways cannot be told."));
        }
        boolean isSome = fromHost.exchanged() > 0 && facts.isCalledCommandServer();
        return notes.orNoEvidence(
                isSome ? "few-exchanges" : "nothing-seen",
                text("指令サーバーとの継続的なデータの往復は確認されていません。", "No lasting exchange of data with a command server was seen."));
    }

    private static void addExchanges(RungNotes notes, IncidentFacts facts) {
        long exchanged = facts.own().fromHost().exchanged();
        if (exchanged < DamageLadder.COMMANDED_EXCHANGES || !facts.isCalledCommandServer()) {
            return;
        }
        String row = "exchange-after-call-back";
        if (facts.isListedCommandServer()) {
            row = IndicatorAge.isStale(facts) ? "exchange-with-old-listing" : "exchange-with-listed";
        }
        notes.speaksFor(
                row,
                text(
                        "指令サーバーとされる相手とのデータの往復が%d件あります。",
                        "Data went both ways in %d sessions with what is called a command server.", exchanged));
    }

    private static void addAgainstCommand(RungNotes notes, IncidentFacts facts) {
        Siblings siblings = facts.siblings();
        if (facts.own().fromHost().isNeverAnswered() && siblings.answeredHosts() > 0) {
            notes.isUnseen(text(
                    "同じ相手は他の%d台には応答しています。このホストへの応答が別の経路や時刻にあった可能性は残ります。",
                    "The same peer answered %d other hosts; an answer to this host by another way or at another time stays possible.",
                    siblings.answeredHosts()));
        } else if (facts.own().fromHost().isNeverAnswered() && siblings.hosts() > 0) {
            notes.speaksAgainst(text(
                    "同じ相手は、接続した他の%d台にも応答していません。",
                    "The same peer answered none of %d other hosts that called it either.", siblings.hosts()));
        }
        if (Labels.COMMAND.isOn(facts)) {
            notes.speaksAgainst(Labels.COMMAND.remark());
        }
    }

    static RungFinding secondDownload(IncidentFacts facts) {
        RungNotes notes = new RungNotes(DamageRung.SECOND_DOWNLOAD, facts);
        facts.odd().ifPresent(odd -> addOdd(notes, odd));
        addFetchAfterVerdict(notes, facts);
        if (facts.servers().isOddOfKnown()) {
            notes.speaksFor(
                    "odd-size-known-server",
                    text(
                            "同じサーバーとの他の通信より際立って大きな受信が1件ありますが、参加機関は以前からこのサーバーを利用しており、正規の更新とみるのが自然です。",
                            "One answer is much larger than all others of this server, but members used the server on days before: most likely an ordinary update."));
        }
        BehaviourNotes.add(notes, facts, DamageRung.SECOND_DOWNLOAD);
        addSiblings(notes, facts.siblings());
        Unseen.note(notes, facts);
        notes.wouldMove(text(
                "同じ相手からの際立って大きな受信、または取得の後に始まる新しい相手への通信。",
                "A much larger answer of the same peer, or sessions with new peers after the fetch."));
        return notes.orNoEvidence(
                "none-stands-out",
                text(
                        "同じ相手との他の通信と比べ、際立って大きな受信は確認されていません。",
                        "No answer that stands out in size among the exchanges with the same peer was seen."));
    }

    private static void addFetchAfterVerdict(RungNotes notes, IncidentFacts facts) {
        ProgramTraffic.fetchAfterVerdict(facts)
                .ifPresent(fetch -> notes.speaksFor(
                        "larger-after-file",
                        text(
                                "追加ダウンロードの可能性あり：このサーバーのファイルをセンサーが悪性と判定した後、このホストは同じサーバーから1件で%1$dバイトを受信しています（判定までの受信は1件あたり最大%2$dバイト）。",
                                "Probable second download: after the sensor called a file of this server malicious, this host received %1$d bytes in one session with it (until then at most %2$d).",
                                fetch.receivedBytes(),
                                fetch.usualMaxBytes())));
    }

    private static void addOdd(RungNotes notes, OddPeer found) {
        OddExchange odd = found.exchange();
        String nearly = found.isNear() ? "ほぼ" : "";
        notes.speaksFor(
                found.basis(),
                text(
                        "追加ダウンロードの可能性あり：同じサーバーとの他の%1$d件は送受信サイズが" + nearly
                                + "%2$d種類に揃い、受信は最大%3$dバイト。このホストの1件だけが送信%4$dバイト、受信%5$dバイトです。",
                        "Probable second download: the other %1$d exchanges with the same server fall into %2$d "
                                + (found.isNear() ? "nearly " : "")
                                + "fixed pairs of sizes and receive at most %3$d bytes; this host alone sent %4$d and received %5$d bytes once.",
                        odd.usualExchanges(),
                        odd.usualClasses(),
                        odd.usualMaxBytesIn(),
                        odd.exchange().bytesOut(),
                        odd.exchange().bytesIn()));
    }

    private static void addSiblings(RungNotes notes, Siblings siblings) {
        if (siblings.isOddElsewhere()) {
            notes.speaksAgainst(text(
                    "同じ相手から際立って大きな受信をしたのは別のホストです。このホストにも同じものが後から届くことがあります。",
                    "Another host had the much larger answer of this peer; the same may still come to this host."));
        }
        if (siblings.exchangedHosts() > 0) {
            notes.wouldMove(text(
                    "同じ相手とデータをやり取りした他の%d台のうち、1台でも大きさの異なる受信をすること。",
                    "An answer of another size to one of the %d other hosts that exchanged data with this peer.",
                    siblings.exchangedHosts()));
        }
    }
}
