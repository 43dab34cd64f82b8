// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.desk.shadow;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hinomi.desk.attention.NotToldReason;
import org.hinomi.desk.shadow.ShadowReport.Held;
import org.hinomi.desk.shadow.ShadowReport.Told;
import org.hinomi.desk.shadow.ShadowReport.Unseen;
import org.hinomi.model.judgement.LocalText;
import org.hinomi.model.judgement.Reason;

/** Writes a {@link ShadowReport} for people, the same facts in both languages. A pure function. */
public final class ShadowReportText {

    private static final DateTimeFormatter JST =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Tokyo"));

    private final ShadowReport report;
    private final boolean isJapanese;
    private final StringBuilder text = new StringBuilder();

    private ShadowReportText(ShadowReport report, boolean isJapanese) {
        this.report = report;
        this.isJapanese = isJapanese;
    }

    /** The report in one language. */
    public static String write(ShadowReport report, boolean isJapanese) {
        ShadowReportText writer = new ShadowReportText(report, isJapanese);
        writer.head();
        writer.told();
        writer.held();
        writer.unseen();
        return writer.text.toString();
    }

    private String in(String ja, String en) {
        return isJapanese ? ja : en;
    }

    private String in(LocalText both) {
        return isJapanese ? both.ja() : both.en();
    }

    private void line(String ja, String en, Object... values) {
        text.append(String.format(Locale.ROOT, in(ja, en), values)).append('\n');
    }

    private static String time(long epochMs) {
        return JST.format(Instant.ofEpochMilli(epochMs));
    }

    private static long minutes(long lengthMs) {
        return Math.round(lengthMs / 60_000.0);
    }

    private void head() {
        line("Hinomi シャドー運用 週報 %s", "Hinomi, weekly report of shadow mode, %s", report.week());
        line(
                "期間 %s から %s まで（日本時間）",
                "From %s to %s, Japan time", time(report.week().fromMs()), time(report.untilMs()));
        line(
                "通知は1通も送信していません。以下は、送信していた場合の模擬の判断です。",
                "Not one notice was sent. What follows was simulated, as if they had been.");
        line(
                "注意の予算：参加機関ごとに%d日間で%d件まで",
                "Attention budget: %2$d incidents for each institution in %1$d days",
                report.budget().periodDays(),
                report.budget().notices());
        text.append('\n');
    }

    private void told() {
        line("■ 通知していたもの（%d件）", "WOULD HAVE BEEN TOLD (%d)", report.told().size());
        if (report.told().isEmpty()) {
            line("  ありません。", "  None.");
        }
        for (Told told : report.told()) {
            line("", "");
            line(
                    "  %s  %s  ホスト %s  INC-%d",
                    "  %s  %s  host %s  INC-%d",
                    time(told.decidedMs()),
                    in(told.institution()),
                    told.incident().host(),
                    told.incident().id());
            line("    件名：%s", "    Subject: %s", in(told.incident().judgement().title()));
            line(
                    "    宛先：%s",
                    "    To: %s",
                    told.recipients().isEmpty()
                            ? in("連絡先が未設定のため送れません", "no contact is configured: it could not have left")
                            : String.join(", ", told.recipients()));
            line(
                    "    所要：登録から%d分、最初の記録から%d分（人が確認する時間は含みません）",
                    "    Delay: %d min from the queue, %d min from the first record (without a person’s own time)",
                    minutes(told.queueMs()),
                    minutes(told.sinceFirstMs()));
            line(
                    "    緊急度%d、危険度%d、被害推定「%s」",
                    "    Urgency %d, risk %d, estimated damage: %s",
                    told.incident().judgement().urgency(),
                    told.incident().judgement().risk(),
                    in(told.incident().judgement().damage().title()));
            told.incident().judgement().reasons().stream()
                    .filter(reason -> reason.score() == Reason.Score.URGENCY)
                    .forEach(reason -> line("      %+d  %s", "      %+d  %s", reason.points(), in(reason.text())));
        }
        text.append('\n');
    }

    private void held() {
        line("■ 通知していなかったもの（%,d件）", "WOULD NOT HAVE BEEN TOLD (%,d)", report.heldTotal());
        report.heldCounts().forEach((reason, count) -> line("  %,d件  %s", "  %,d  %s", count, in(words(reason))));
        if (report.heldCounts().size() > 1) {
            line("  （理由が複数あるものは、それぞれに数えています）", "  (an incident with several reasons counts under each)");
        }
        for (Held held : report.held()) {
            line(
                    "  緊急度%d  %s  ホスト %s  INC-%d  %s  … %s",
                    "  urgency %d  %s  host %s  INC-%d  %s  … %s",
                    held.incident().judgement().urgency(),
                    in(held.institution()),
                    held.incident().host(),
                    held.incident().id(),
                    in(held.incident().judgement().title()),
                    held.why().stream().map(why -> in(words(why))).collect(Collectors.joining(in("、", ", "))));
        }
        long more = report.heldTotal() - report.held().size();
        if (more > 0) {
            line("  ほか%,d件は、ポータルの「通知しなかったもの」にあります。", "  %,d more stand in the portal under “Not told”.", more);
        }
        text.append('\n');
    }

    private static LocalText words(NotToldReason reason) {
        return switch (reason) {
            case BELOW_THRESHOLD -> new LocalText("緊急度が基準未満", "urgency below the threshold");
            case NOTHING_REACHED -> new LocalText("探索より先の根拠なし", "no evidence beyond probing");
            case KNOWN_SCANNER -> new LocalText("既知の探索元", "a known scanner");
            case ALL_BLOCKED -> new LocalText("すべてセンサーが遮断", "all blocked by the sensor");
            case FALSE_ALARM -> new LocalText("誤検知と判断", "closed as a false alarm");
            case HARMLESS -> new LocalText("実害なしと判断", "closed as harmless");
            case CONFIRMED_UNTOLD -> new LocalText("攻撃と確認、通知なしで終結", "confirmed, closed without a notice");
            case BUDGET_SPENT -> new LocalText("注意の予算を超過", "attention budget spent");
            case WAITING -> new LocalText("人の目による確認が必要", "a person would look at it first");
        };
    }

    private void unseen() {
        Unseen unseen = report.unseen();
        line("■ 見えなかったもの", "COULD NOT BE SEEN");
        line(
                "  条件付き閲覧項目の値を%,d件、読まずに捨てました（同意がないため）。",
                "  %,d values of fields that need consent were dropped unread.", unseen.conditionalDropped());
        line(
                "  %d時間のうち%d時間は、通信の記録が1件もありません。",
                "  Of %d hours, %d are without any session record.", unseen.hoursAsked(), unseen.hoursWithout());
        if (unseen.silent().isEmpty()) {
            line("  沈黙したセンサーはありません。", "  No sensor was silent.");
        }
        unseen.silent()
                .forEach((sensor, lastMs) -> line(
                        "  センサー %s：最後の記録 %s",
                        "  Sensor %s: last record %s", sensor, lastMs == 0 ? in("なし", "never") : time(lastMs)));
        unseen.rejected()
                .forEach((reason, lines) ->
                        line("  取り込めなかった行 %,d行（%s）", "  Lines that were not taken: %,d (%s)", lines, reason));
        unseen.notObservable()
                .forEach((rung, count) -> line(
                        "  「%s」の段階は、%,d件のうち%,d件で観測できません。",
                        "  The rung “%s” is not observable in %3$,d of %2$,d incidents.",
                        in(rung.title()),
                        unseen.judged(),
                        count));
        line(
                "  「根拠なし」は「無かった」ことを意味しません。見ているのは、境界を通る通信の記録だけです。",
                "  “No evidence” does not mean that nothing happened: records of sessions at the border are all that is seen.");
    }
}
