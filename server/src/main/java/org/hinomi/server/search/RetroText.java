// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.search;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hinomi.archive.retro.ContactCounts;
import org.hinomi.archive.retro.HourRange;
import org.hinomi.archive.retro.PrefixCoverage;
import org.hinomi.archive.retro.RetroAnswer;
import org.hinomi.archive.retro.RetroCoverage;
import org.hinomi.archive.retro.RetroFinding;
import org.hinomi.archive.retro.RetroFinding.HostContact;
import org.hinomi.archive.retro.SensorCoverage;
import org.hinomi.model.judgement.LocalText;

/** The answer of a retro search in words, for a terminal. One thread only. */
public final class RetroText {

    private static final int SHOWN_RANGES = 8;
    private static final int SHOWN_HOSTS = 5;
    private static final int SHOWN_FINDINGS = 200;
    private static final String COLUMNS = "%-28s%-32s %9s%9s%9s%7s%7s %13s%13s  %-21s%-21s%s%n";

    private final PrintWriter out;
    private final InstitutionNames names;
    private final Function<LocalText, String> language;

    /**
     * @param language picks the language of the sentences
     */
    public RetroText(PrintWriter out, InstitutionNames names, Function<LocalText, String> language) {
        this.out = out;
        this.names = names;
        this.language = language;
    }

    /** Prints findings, sessions where there are any, and the coverage. */
    public void print(RetroAnswer answer) {
        say(verdict(answer));
        if (!answer.findings().isEmpty()) {
            out.println();
            out.printf(
                    COLUMNS,
                    "PEER",
                    "INSTITUTION, HOST",
                    "SESSIONS",
                    "OPENED",
                    "ANSWERED",
                    "HOURS",
                    "DAYS",
                    "BYTES TO PEER",
                    "FROM PEER",
                    "FIRST",
                    "LAST",
                    "LISTED AS");
            answer.findings().stream().limit(SHOWN_FINDINGS).forEach(this::print);
            remark(
                    answer.findings().size() - SHOWN_FINDINGS,
                    "件の該当は省略しました（--output json で全件）",
                    "more findings are left out here; --output json gives all.");
        }
        printRemarks(answer);
        if (!answer.rows().isEmpty()) {
            out.println();
            new SessionTable(out).print(answer.rows(), answer.isCut());
        }
        out.println();
        print(answer.coverage());
    }

    private static LocalText verdict(RetroAnswer answer) {
        if (answer.isFound()) {
            long institutions = answer.findings().stream()
                    .map(RetroFinding::institution)
                    .distinct()
                    .count();
            long peers = answer.findings().stream()
                    .map(RetroFinding::peer)
                    .distinct()
                    .count();
            long sessions = answer.sessions() + answer.uncounted();
            return new LocalText(
                    "該当あり：%d機関、相手%d件、通信%d件".formatted(institutions, peers, sessions),
                    "Found: %d institutions had %d sessions with %d of the addresses."
                            .formatted(institutions, sessions, peers));
        }
        return new LocalText(
                "該当なし：下記の範囲の記録には、参加機関のホストとの通信がありません。記録のない時間、沈黙したセンサー、通信の見えないプレフィックスについては何も言えません。",
                "Not found in the records stated below. They say nothing of hours that are missing, sensors that were silent and prefixes that were not seen.");
    }

    private void print(RetroFinding finding) {
        print(
                finding.peer().toString(),
                names.label(finding.institution(), language),
                finding.counts(),
                Integer.toString(finding.hours()),
                Integer.toString(finding.days()),
                finding.indicator().prefix() + ", " + finding.indicator().role().id() + ", "
                        + finding.indicator().source());
        for (HostContact host : finding.hosts().stream().limit(SHOWN_HOSTS).toList()) {
            print("", "  " + host.host(), host.counts(), "", "", "");
        }
        if (finding.hostCount() > SHOWN_HOSTS) {
            out.printf("%-28s  +%d%n", "", finding.hostCount() - SHOWN_HOSTS);
        }
    }

    private void print(String peer, String who, ContactCounts counts, String hours, String days, String listed) {
        out.printf(
                COLUMNS,
                peer,
                who,
                counts.sessions(),
                counts.fromHost(),
                counts.answered(),
                hours,
                days,
                counts.bytesToPeer(),
                counts.bytesFromPeer(),
                time(counts.firstMs()),
                time(counts.lastMs()),
                listed);
    }

    private void printRemarks(RetroAnswer answer) {
        long unsized = answer.findings().stream()
                .mapToLong(finding -> finding.counts().unsized())
                .sum();
        long outside = answer.findings().stream()
                .mapToLong(finding ->
                        finding.counts().sessions() - finding.counts().inValidity())
                .sum();
        remark(unsized, "件の通信は量が不明です", "sessions are of unknown size; their bytes are not in the sums.");
        remark(outside, "件の通信は掲載の有効期間の外です", "sessions lie outside the validity that the list states.");
        remark(
                answer.uncounted(),
                "件の通信は組が多すぎるため集計していません。対象を絞ってください",
                "sessions are beyond what can be listed: ask for fewer addresses or days.");
        remark(
                answer.otherSessions(),
                "件の通信は、参加機関以外どうし、または参加機関自身のアドレスのものです（hunt で調べられます）",
                "sessions with these addresses have no member’s host as their peer: in transit, or the address is a member’s"
                        + " own. Look with hunt --host.");
    }

    private void remark(long sessions, String ja, String en) {
        if (sessions > 0) {
            say(new LocalText(sessions + ja + "。", sessions + " " + en));
        }
    }

    private void print(RetroCoverage coverage) {
        out.println(language.apply(new LocalText("対象範囲", "COVERAGE")));
        line(
                "期間",
                "asked",
                range(coverage.fromMs(), coverage.toMs()) + "  " + span(coverage.daysAsked(), coverage.hoursAsked()));
        line("記録", "held", held(coverage));
        line("欠測", "missing", gaps(coverage.missing(), coverage.hoursMissing()));
        for (SensorCoverage sensor : coverage.sensors()) {
            List<HourRange> silent = coverage.silent(sensor);
            long hours = silent.stream().mapToLong(HourRange::hours).sum();
            line(
                    "センサー",
                    "sensor",
                    sensor.sensor() + ": " + sessions(sensor.sessions()) + ", " + silence(silent, hours));
        }
        line("機関", "members seen", members(coverage, coverage.institutions().keySet()));
        if (!coverage.prefixes().isEmpty()) {
            line("通信なしの機関", "not seen", members(coverage, coverage.institutionsNotSeen()));
            line("通信なしのプレフィックス", "prefixes unseen", prefixesNotSeen(coverage.prefixesNotSeen()));
        }
        if (coverage.daysWithoutPrefixes() > 0) {
            line("プレフィックス不明", "prefixes", withoutPrefixes(coverage.daysWithoutPrefixes()));
        }
    }

    /** How many, and the first of them with the prefixes that they held. */
    private String members(RetroCoverage coverage, Collection<Integer> institutions) {
        return list(
                institutions,
                institution -> names.label(institution, language)
                        + coverage.prefixesOf(institution).stream()
                                .limit(SHOWN_RANGES)
                                .map(this::prefix)
                                .collect(Collectors.joining(", ", " ", "")));
    }

    private String prefixesNotSeen(List<PrefixCoverage> prefixes) {
        return list(prefixes, prefix -> prefix.prefix() + " " + names.label(prefix.institution(), language));
    }

    /** How many, and the first of them. */
    private static <T> String list(Collection<T> all, Function<T, String> inWords) {
        return all.size()
                + all.stream()
                        .limit(SHOWN_RANGES)
                        .map(inWords)
                        .map(String::strip)
                        .collect(Collectors.joining("; ", "  ", all.size() > SHOWN_RANGES ? "; …" : ""));
    }

    private String prefix(PrefixCoverage prefix) {
        return prefix.prefix() + " (" + language.apply(seen(prefix)) + ")";
    }

    private static LocalText seen(PrefixCoverage prefix) {
        if (prefix.isNotSeen()) {
            return new LocalText("通信なし", "not seen");
        }
        if (!prefix.isSeen()) {
            return new LocalText("不明", "not known");
        }
        LocalText days = new LocalText(prefix.daysSeen() + "日", "on " + prefix.daysSeen() + " days");
        if (prefix.sessions() == PrefixCoverage.UNKNOWN) {
            return days;
        }
        return new LocalText(days.ja() + "、" + prefix.sessions() + "件", prefix.sessions() + " sessions " + days.en());
    }

    private String withoutPrefixes(int days) {
        return language.apply(new LocalText(
                days + "日分（旧版の索引のため。archive rebuild-index で作り直せます）",
                "not known for " + days
                        + " days, whose index an older release wrote; archive rebuild-index makes it again"));
    }

    private String held(RetroCoverage coverage) {
        if (coverage.heldMs().isEmpty()) {
            return language.apply(new LocalText("なし", "nothing"));
        }
        return span(coverage.daysHeld(), coverage.heldMs().size()) + ", " + sessions(coverage.sessions()) + "  "
                + time(coverage.heldMs().first()) + " .. "
                + time(coverage.heldMs().last());
    }

    private String silence(List<HourRange> silent, long hours) {
        if (silent.isEmpty()) {
            return language.apply(new LocalText("沈黙なし", "never silent"));
        }
        return language.apply(new LocalText("沈黙 ", "silent in ")) + gaps(silent, hours);
    }

    private String gaps(List<HourRange> ranges, long hours) {
        if (ranges.isEmpty()) {
            return language.apply(new LocalText("なし", "nothing"));
        }
        String shown = ranges.stream()
                .limit(SHOWN_RANGES)
                .map(range -> range(range.fromMs(), range.toMs()))
                .collect(Collectors.joining(", "));
        String more = ranges.size() > SHOWN_RANGES ? ", +" + (ranges.size() - SHOWN_RANGES) : "";
        return language.apply(new LocalText(hours + "時間", hours + " hours")) + ": " + shown + more;
    }

    private String span(long days, long hours) {
        return language.apply(new LocalText(days + "日、" + hours + "時間", days + " days, " + hours + " hours"));
    }

    private String sessions(long count) {
        return language.apply(new LocalText(count + "件", count + " sessions"));
    }

    private void line(String ja, String en, String text) {
        out.printf("  %-17s%s%n", language.apply(new LocalText(ja, en)), text);
    }

    private void say(LocalText text) {
        out.println(language.apply(text));
    }

    private static String range(long fromMs, long toMs) {
        return time(fromMs) + " .. " + time(toMs);
    }

    private static String time(long epochMs) {
        return Instant.ofEpochMilli(epochMs)
                .truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
                .toString();
    }
}
