// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.desk.notice;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.hinomi.desk.incident.Incident;
import org.hinomi.model.judgement.LocalText;
import org.hinomi.model.judgement.Reason;
import org.hinomi.model.network.Institution;
import org.hinomi.model.session.Protocol;
import org.hinomi.model.session.Session;
import org.hinomi.model.signal.Evidence;
import org.hinomi.model.signal.Signal;

/**
 * Writes a notice from facts alone, the same facts in both languages. The lines that members' tools parse stand as they know
 * them (subject, {@code 警報ID} line, then ticket number and the four address fields). A pure function.
 */
public final class NoticeComposer {

    private static final DateTimeFormatter JST =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Tokyo"));
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyyMMdd").withZone(ZoneId.of("Asia/Tokyo"));
    private static final int SHOWN_SESSIONS = 10;

    private NoticeComposer() {}

    /**
     * A ticket number.
     *
     * @param number 0..999,999, drawn at random: numbers in a row would tell one institution about the others
     */
    public static String ticket(long nowMs, int number) {
        return String.format(Locale.ROOT, "HN-%s-%06d", DAY.format(Instant.ofEpochMilli(nowMs)), number);
    }

    /** What the notice rests on. */
    public record Facts(Incident incident, Institution institution, List<Signal> signals, List<Session> sessions) {

        public Facts {
            signals = List.copyOf(signals);
            sessions = List.copyOf(sessions);
        }
    }

    /** Composes the notice. */
    public static Notice compose(String ticket, Facts facts, String mailDomain, String analyst, long nowMs) {
        String digits = ticket.replaceAll("\\D", "");
        Incident incident = facts.incident();
        LocalText subject = new LocalText(
                "セキュリティ運用連携サービス 要確認情報のお知らせ_警報ID：" + digits,
                "[" + ticket + "] " + incident.host() + ": "
                        + incident.judgement().title().en());
        return new Notice(
                ticket,
                incident.id(),
                incident.institution(),
                "<" + ticket + "@" + mailDomain + ">",
                subject,
                new LocalText(japanese(ticket, digits, facts), english(ticket, facts)),
                analyst,
                nowMs);
    }

    private static String japanese(String ticket, String digits, Facts facts) {
        Incident incident = facts.incident();
        StringBuilder text = new StringBuilder();
        text.append("受付番号: ").append(ticket).append('\n');
        text.append("警報ID:").append(digits);
        text.append("  capture_time:").append(time(incident.firstMs()));
        text.append(", inside_ip:").append(incident.host());
        text.append(", alarm_name:").append(alarmName(facts)).append('\n');
        endpoints(facts, text);
        text.append('\n').append(facts.institution().nameJa()).append(" CSIRT 御中\n\n");
        text.append("貴機関のホスト ").append(incident.host()).append(" について、次のことを確認しましたのでお知らせします。\n\n");
        text.append("■ 件名\n").append(incident.judgement().title().ja()).append("\n\n");
        text.append("■ 判定（日本時間 ").append(time(incident.firstMs())).append(" から ");
        text.append(time(incident.lastMs())).append(" までの記録による）\n");
        text.append("緊急度 ").append(incident.judgement().urgency()).append(" / 危険度 ");
        text.append(incident.judgement().risk()).append(" / 被害推定 ");
        text.append(incident.judgement().damage().title().ja()).append('\n');
        text.append(reasons(facts, true)).append('\n');
        text.append("■ 分かっていること、分かっていないこと\n")
                .append(LadderText.of(incident.judgement(), true))
                .append('\n');
        text.append(sessions(facts, "■ 通信の記録（先頭から" + SHOWN_SESSIONS + "件まで、日本時間）\n"));
        text.append("■ お願いしたいこと\n");
        text.append("1. 該当ホストの利用者と用途を確認してください。\n");
        text.append("2. 上記の時刻の前後に、該当ホストで何が起きたかを調べてください。\n");
        text.append("3. ウイルス対策ソフトで検知されないことは、被害がないことを意味しません。\n");
        text.append("4. 受領の確認を、ポータルから、または本メールへの返信でお知らせください。\n\n");
        text.append("通信の内容は見ていません。以上は通信の記録（時刻、アドレス、ポート、量）とセンサーの警報によります。\n");
        return text.toString();
    }

    private static String english(String ticket, Facts facts) {
        Incident incident = facts.incident();
        StringBuilder text = new StringBuilder();
        text.append("Ticket: ").append(ticket).append('\n');
        text.append("Host: ").append(incident.host()).append("\n\n");
        text.append("To the CSIRT of ").append(facts.institution().nameEn()).append("\n\n");
        text.append("We have seen the following about your host ")
                .append(incident.host())
                .append(".\n\n");
        text.append("SUBJECT\n").append(incident.judgement().title().en()).append("\n\n");
        text.append("JUDGEMENT (records from ").append(time(incident.firstMs())).append(" to ");
        text.append(time(incident.lastMs())).append(", Japan time)\n");
        text.append("Urgency ").append(incident.judgement().urgency()).append(" / risk ");
        text.append(incident.judgement().risk()).append(" / estimated damage: ");
        text.append(incident.judgement().damage().title().en()).append('\n');
        text.append(reasons(facts, false)).append('\n');
        text.append("WHAT IS KNOWN, AND WHAT IS NOT\n")
                .append(LadderText.of(incident.judgement(), false))
                .append('\n');
        text.append(sessions(facts, "SESSIONS (the first " + SHOWN_SESSIONS + ", Japan time)\n"));
        text.append("WHAT WE ASK OF YOU\n");
        text.append("1. Find out who uses this host, and for what.\n");
        text.append("2. Find out what happened on it around the times above.\n");
        text.append("3. That an anti-virus program finds nothing does not mean that there is no damage.\n");
        text.append("4. Confirm receipt, in the portal or by a reply to this mail.\n\n");
        text.append("We have not read any communication. This rests on records of sessions (times, addresses, ports, "
                + "amounts) and on the sensors’ alerts.\n");
        return text.toString();
    }

    /** The four fields that members' tools look for, of the session or alert that stands for the incident. */
    private static void endpoints(Facts facts, StringBuilder text) {
        if (facts.sessions().isEmpty()) {
            facts.signals().stream()
                    .flatMap(signal -> signal.peers().stream())
                    .findFirst()
                    .ifPresent(peer -> text.append("攻撃元IP: ")
                            .append(peer)
                            .append("\n攻撃先IP: ")
                            .append(facts.incident().host())
                            .append('\n'));
            return;
        }
        Session session = facts.sessions().getFirst();
        boolean isFromHost = session.src().equals(facts.incident().host());
        text.append("攻撃元IP: ")
                .append(isFromHost ? session.dst() : session.src())
                .append('\n');
        text.append("攻撃元ポート: ")
                .append(isFromHost ? session.dstPort() : session.srcPort())
                .append('\n');
        text.append("攻撃先IP: ")
                .append(isFromHost ? session.src() : session.dst())
                .append('\n');
        text.append("攻撃先ポート: ")
                .append(isFromHost ? session.srcPort() : session.dstPort())
                .append('\n');
    }

    private static String alarmName(Facts facts) {
        return facts.signals().stream()
                .map(Signal::evidence)
                .filter(Evidence.Alerts.class::isInstance)
                .map(evidence -> ((Evidence.Alerts) evidence).name())
                .findFirst()
                .orElse(facts.incident().judgement().title().ja());
    }

    private static String reasons(Facts facts, boolean isJapanese) {
        StringBuilder text = new StringBuilder();
        for (Reason reason : facts.incident().judgement().reasons()) {
            String score = reason.score() == Reason.Score.URGENCY
                    ? (isJapanese ? "緊急度" : "urgency")
                    : (isJapanese ? "危険度" : "risk");
            text.append(String.format(
                    Locale.ROOT, "  %s %+d  %s%n", score, reason.points(), in(reason.text(), isJapanese)));
        }
        return text.toString().replace("\r\n", "\n");
    }

    private static String sessions(Facts facts, String heading) {
        if (facts.sessions().isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder(heading);
        for (Session session : facts.sessions().stream().limit(SHOWN_SESSIONS).toList()) {
            text.append("  ").append(time(session.startMs())).append("  ");
            text.append(session.src()).append(':').append(session.srcPort()).append(" → ");
            text.append(session.dst()).append(':').append(session.dstPort()).append(' ');
            text.append(Protocol.name(session.protocol())).append("  ");
            text.append(session.bytesOut())
                    .append(" / ")
                    .append(session.bytesIn())
                    .append(" bytes\n");
        }
        return text.append('\n').toString();
    }

    private static String in(LocalText text, boolean isJapanese) {
        return isJapanese ? text.ja() : text.en();
    }

    private static String time(long epochMs) {
        return JST.format(Instant.ofEpochMilli(epochMs));
    }
}
