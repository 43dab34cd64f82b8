// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.triage;

import static org.hinomi.model.judgement.RungFinding.Standing.CLAIMED;
import static org.hinomi.model.judgement.RungFinding.Standing.NOT_OBSERVABLE;
import static org.hinomi.model.judgement.RungFinding.Standing.NO_EVIDENCE;

import java.util.List;
import org.hinomi.analysis.behaviour.SizeClasses.OddExchange;
import org.hinomi.analysis.triage.SessionFacts.Tally;
import org.hinomi.model.indicator.IndicatorRole;
import org.hinomi.model.judgement.DamageRung;
import org.hinomi.model.judgement.LocalText;
import org.hinomi.model.judgement.RungFinding;
import org.hinomi.model.judgement.RungFinding.Standing;

/**
 * How far an attack has come, from what the host does (被害推定). A rung is claimed only from what was seen: a refused or
 * unanswered connection delivers nothing, and 0 bytes out is no exfiltration. "No evidence" is never "no".
 *
 * <p>These are the first rungs, as far as sessions at the border show them. A pure function.
 */
final class DamageLadder {

    /**
     * So many calls to a listed address, over {@link #PERSISTENT_SPAN_MS}, are a program's: a person gives up on a dead
     * page after a few tries within a minute or two, and a browser's own retries end within five minutes.
     */
    static final int PERSISTENT_CALLS = 10;

    static final long PERSISTENT_SPAN_MS = 10 * 60 * 1000;

    /** One or two exchanges with a command server may be a visit by hand; a third is a habit. */
    static final int COMMANDED_EXCHANGES = 3;

    private DamageLadder() {}

    static List<RungFinding> climb(IncidentFacts facts) {
        return List.of(
                probed(facts),
                delivered(facts),
                executed(facts),
                commanded(facts),
                secondDownload(facts),
                spreading(),
                exfiltration(facts));
    }

    /** The same ladder with the rungs claimed that a behaviour is evidence for. */
    static List<RungFinding> raise(List<RungFinding> ladder, List<Behaviour> shown) {
        return ladder.stream()
                .map(finding -> finding.standing() == CLAIMED
                        ? finding
                        : shown.stream()
                                .filter(behaviour -> behaviour.evidence().rung() == finding.rung())
                                .findFirst()
                                .map(behaviour -> new RungFinding(finding.rung(), CLAIMED, behaviour.text()))
                                .orElse(finding))
                .toList();
    }

    /** The highest rung that is claimed. */
    static DamageRung highest(List<RungFinding> ladder) {
        return ladder.stream()
                .filter(finding -> finding.standing() == CLAIMED)
                .map(RungFinding::rung)
                .max(DamageRung::compareTo)
                .orElse(DamageRung.NONE);
    }

    private static RungFinding probed(IncidentFacts facts) {
        Tally toHost = facts.own().toHost();
        if (toHost.sessions() > 0) {
            return finding(
                    DamageRung.PROBED,
                    CLAIMED,
                    "外部からこのホストへの接続が%d件ありました（データ往復%d件、無応答・拒否%d件、遮断%d件）。"
                            .formatted(toHost.sessions(), toHost.exchanged(), toHost.silent(), toHost.blocked()),
                    "%d sessions were opened to this host from outside (%d exchanged data, %d unanswered or refused, %d blocked)."
                            .formatted(toHost.sessions(), toHost.exchanged(), toHost.silent(), toHost.blocked()));
        }
        if (facts.alerts().anyMatch(alert -> !alert.isFromHost())) {
            return finding(
                    DamageRung.PROBED,
                    CLAIMED,
                    "センサーが、このホストに向けた通信に警報を出しました。",
                    "A sensor raised an alert about traffic to this host.");
        }
        return finding(
                DamageRung.PROBED,
                NO_EVIDENCE,
                "相手からこのホストへの接続は確認されていません。通信はこのホスト側から始まっています。",
                "No session from the peer to this host was seen; this host opened the sessions.");
    }

    private static RungFinding delivered(IncidentFacts facts) {
        SessionFacts own = facts.own();
        boolean isFetched = own.fromHost().exchanged() > 0 && facts.isFetchSuspect();
        if (facts.odd().isPresent() || isFetched) {
            return finding(
                    DamageRung.DELIVERED,
                    CLAIMED,
                    "このホストから始めた通信のうち%d件でデータが往復し、計%dバイトを受信しました。"
                            .formatted(own.fromHost().exchanged(), own.receivedBytes()),
                    "%d sessions opened by this host exchanged data; it received %d bytes in all."
                            .formatted(own.fromHost().exchanged(), own.receivedBytes()));
        }
        if (facts.hasAllowedInboundAlert() && own.toHost().exchanged() > 0 && !facts.isKnownScan()) {
            return finding(
                    DamageRung.DELIVERED,
                    CLAIMED,
                    "警報の通信は遮断されず、同じ相手との%d件の通信でこのホストが応答しています。"
                            .formatted(own.toHost().exchanged()),
                    "The alerted traffic was not blocked, and this host answered in %d sessions with the same peer."
                            .formatted(own.toHost().exchanged()));
        }
        if (facts.alerts().anyMatch(alert -> !alert.fileHash().isEmpty() && alert.allowed() > 0)) {
            return finding(
                    DamageRung.DELIVERED,
                    CLAIMED,
                    "センサーが、悪性と判定したファイルの通過を記録しています（遮断されていません）。",
                    "The sensor recorded that a file it calls malicious went through (not blocked).");
        }
        return notDelivered(facts);
    }

    private static RungFinding notDelivered(IncidentFacts facts) {
        if (facts.own().isEmpty() && facts.alerts().anyMatch(alert -> alert.allowed() > 0)) {
            return finding(
                    DamageRung.DELIVERED,
                    NOT_OBSERVABLE,
                    "警報に対応するセッションの記録がなく、着弾したかどうかは判断できません。",
                    "No session record belongs to the alert, so delivery cannot be judged.");
        }
        if (facts.own().fromHost().exchanged() + facts.own().toHost().exchanged() > 0) {
            return finding(
                    DamageRung.DELIVERED,
                    NO_EVIDENCE,
                    "データの往復はありますが、有害なものが届いたことを示す証拠はありません。",
                    "Data went both ways, but there is no evidence that anything harmful came with it.");
        }
        return finding(
                DamageRung.DELIVERED,
                NO_EVIDENCE,
                "データが往復した通信は確認されていません。",
                "No session in which data went both ways was seen.");
    }

    private static RungFinding executed(IncidentFacts facts) {
        Tally fromHost = facts.own().fromHost();
        boolean isListed = facts.contacts().findAny().isPresent();
        if (isListed && fromHost.sessions() >= PERSISTENT_CALLS && fromHost.spanMs() >= PERSISTENT_SPAN_MS) {
            return finding(
                    DamageRung.EXECUTED,
                    CLAIMED,
                    "このホストは掲載アドレスに%d分間で%d回、自分から接続を試みています。人の操作ではなく、動作中のプログラムによるものとみられます。"
                            .formatted(fromHost.spanMs() / 60_000, fromHost.sessions()),
                    "This host called the listed address %2$d times in %1$d minutes: most likely a running program, not a person."
                            .formatted(fromHost.spanMs() / 60_000, fromHost.sessions()));
        }
        if (facts.hasIndicator(IndicatorRole.SINKHOLE) && fromHost.sessions() > 0) {
            return finding(
                    DamageRung.EXECUTED,
                    CLAIMED,
                    "このホストからシンクホールへの接続があります。感染したプログラム以外が接続することはまれです。",
                    "This host called a sinkhole; hardly anything but an infected program does.");
        }
        if (facts.callsBack()) {
            return finding(
                    DamageRung.EXECUTED,
                    CLAIMED,
                    "警報の後、このホストから攻撃元への接続が始まっています。",
                    "After the alert this host itself opened a session to the attacker.");
        }
        return facts.odd().isPresent() ? executedByFetch() : notExecuted();
    }

    private static RungFinding executedByFetch() {
        return finding(
                DamageRung.EXECUTED,
                CLAIMED,
                "決まったサイズのやり取りの中で追加の取得が行われており、プログラムが動作しているとみられます。",
                "Something was fetched amid exchanges of fixed sizes, which is how a running program behaves.");
    }

    private static RungFinding notExecuted() {
        return finding(
                DamageRung.EXECUTED,
                NO_EVIDENCE,
                "不審なプログラムの動作を示す通信は確認されていません。通信に現れない動作は見えません。",
                "No session that shows a foreign program at work was seen; what causes no traffic cannot be seen.");
    }

    private static RungFinding commanded(IncidentFacts facts) {
        Tally fromHost = facts.own().fromHost();
        boolean isCommandServer = facts.hasIndicator(IndicatorRole.COMMAND_AND_CONTROL) || facts.callsBack();
        if (isCommandServer && fromHost.exchanged() >= COMMANDED_EXCHANGES) {
            return finding(
                    DamageRung.COMMAND_AND_CONTROL,
                    CLAIMED,
                    "指令サーバーとされる相手とのデータの往復が%d件あります。".formatted(fromHost.exchanged()),
                    "Data went both ways in %d sessions with what is called a command server."
                            .formatted(fromHost.exchanged()));
        }
        if (fromHost.isNeverAnswered()) {
            return finding(
                    DamageRung.COMMAND_AND_CONTROL,
                    NO_EVIDENCE,
                    "相手は%d回の接続に一度も応答していません。指令を受け取った証拠はありません。".formatted(fromHost.sessions()),
                    "The peer never answered any of %d calls; there is no evidence that orders were received."
                            .formatted(fromHost.sessions()));
        }
        return finding(
                DamageRung.COMMAND_AND_CONTROL,
                NO_EVIDENCE,
                "指令サーバーとの継続的なデータの往復は確認されていません。",
                "No lasting exchange of data with a command server was seen.");
    }

    private static RungFinding secondDownload(IncidentFacts facts) {
        if (facts.odd().isEmpty()) {
            return finding(
                    DamageRung.SECOND_DOWNLOAD,
                    NO_EVIDENCE,
                    "同じ相手との他の通信と比べ、際立って大きな受信は確認されていません。",
                    "No answer that stands out in size among the exchanges with the same peer was seen.");
        }
        OddExchange odd = facts.odd().get().exchange();
        return finding(
                DamageRung.SECOND_DOWNLOAD,
                CLAIMED,
                "追加ダウンロードの可能性あり：同じサーバーとの他の%d件は送受信サイズが%d種類に揃い、受信は最大%dバイト。このホストの1件だけが送信%dバイト、受信%dバイトです。"
                        .formatted(
                                odd.usualExchanges(),
                                odd.usualClasses(),
                                odd.usualMaxBytesIn(),
                                odd.exchange().bytesOut(),
                                odd.exchange().bytesIn()),
                "Probable second download: the other %d exchanges with the same server fall into %d fixed pairs of sizes and receive at most %d bytes; this host alone sent %d and received %d bytes once."
                        .formatted(
                                odd.usualExchanges(),
                                odd.usualClasses(),
                                odd.usualMaxBytesIn(),
                                odd.exchange().bytesOut(),
                                odd.exchange().bytesIn()));
    }

    private static RungFinding spreading() {
        return finding(
                DamageRung.SPREADING,
                NOT_OBSERVABLE,
                "機関内の通信は境界のセンサーからは見えません。",
                "Traffic inside the institution does not pass the sensors at the border.");
    }

    private static RungFinding exfiltration(IncidentFacts facts) {
        long sent = facts.own().sentBytes();
        if (sent == 0) {
            return finding(
                    DamageRung.EXFILTRATION,
                    NO_EVIDENCE,
                    "記録された通信では、この相手への送信は0バイトです。",
                    "In the recorded sessions 0 bytes went from this host to the peer.");
        }
        return finding(
                DamageRung.EXFILTRATION,
                NOT_OBSERVABLE,
                "この相手へ計%dバイトを送信しています。内容を見ないため、それが情報流出かどうかは判断できません。".formatted(sent),
                "This host sent %d bytes to the peer; contents are not read, so whether data leaked cannot be told."
                        .formatted(sent));
    }

    private static RungFinding finding(DamageRung rung, Standing standing, String ja, String en) {
        return new RungFinding(rung, standing, new LocalText(ja, en));
    }
}
