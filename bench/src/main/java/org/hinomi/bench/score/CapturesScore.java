// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.score;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hinomi.analysis.attribute.NetworkFile;
import org.hinomi.bench.harness.BenchFailure;
import org.hinomi.bench.harness.Goal;
import org.hinomi.bench.score.Capture.Expected;
import org.hinomi.bench.simulate.scored.CallBacks;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.judgement.DamageRung;
import org.hinomi.model.network.Institution;
import org.hinomi.model.session.SessionBlock;
import org.hinomi.model.signal.Signal;

/** The set {@code captures}: what is made of traffic that others recorded and labelled. One thread only. */
public final class CapturesScore {

    private static final String OUTSIDE_SCAN = "outside-scan";
    /** Sessions from which a scanner has shown itself: the sequential test is to decide within eight contacts. */
    private static final long SHOWN_BY = 8;

    private final Path data;
    private final Table.Builder summary = new Table.Builder(
            "captures",
            "Captures: what is found in them",
            "capture",
            "sessions",
            "outbound pairs",
            "claims",
            "incidents",
            "highest damage",
            "call-backs claimed",
            "RITA pairs ≥ 0.5");
    private final Table.Builder servers = new Table.Builder(
            "commandServers",
            "Rank of the command server among the infected host's peers (ties count against it)",
            "capture",
            "peers",
            "rank",
            "by",
            "RITA's rank",
            "RITA's score");
    private final Table.Builder scanners = new Table.Builder(
            "scanners",
            "Scanners recognised, of the sources labelled as attackers",
            "capture",
            "sources",
            "recognised",
            "of those with 8 sessions",
            "recognised",
            "unlabelled sources called scanner");
    private final Map<String, Double> values = new LinkedHashMap<>();
    private long verdicts;
    private int quietCaptures;

    public CapturesScore(Path data) {
        this.data = data;
    }

    /**
     * Runs all captures that are there.
     *
     * @throws BenchFailure where none is
     */
    public Scoreboard score() {
        List<String> notes = new ArrayList<>();
        int found = 0;
        for (Capture capture : Capture.ALL) {
            Path folder = data.resolve(capture.folder());
            if (!Files.isDirectory(folder)) {
                notes.add(capture.name() + " is not in the data folder: skipped");
                continue;
            }
            found++;
            score(capture, folder);
        }
        if (found == 0) {
            throw new BenchFailure("no labelled capture in " + data + ": nothing to score (--data names the folder)");
        }
        if (quietCaptures > 0) {
            values.put("verdictsOnBenign", (double) verdicts);
        }
        List<Table> tables = List.of(summary.build(), servers.build(), scanners.build());
        return new Scoreboard("captures", goals(), values, tables, Map.of(), notes);
    }

    private static List<Goal> goals() {
        return List.of(
                Goal.atMost(1, 1, "rank", "rank-strato-001-njrat-cc"),
                Goal.atMost(1, 1, "rank", "rank-apt29-day1-zeek"),
                Goal.atMost(0, 0, "verdicts of compromise", "verdictsOnBenign"));
    }

    private void score(Capture capture, Path folder) {
        try {
            LabelledRows labels = LabelledRows.read(folder);
            LogSet logs = read(capture, folder);
            Judged judged = logs.judge();
            PairHistories pairs = PairHistories.of(logs, Long.MIN_VALUE, Long.MAX_VALUE);
            addSummary(capture, logs, judged, pairs);
            switch (capture.expected()) {
                case COMMAND_SERVER -> addRank(capture, labels, logs, judged, pairs);
                case NO_VERDICT -> addVerdicts(capture, judged);
                case SHOWN -> {
                    // The summary says it.
                }
            }
            addScanners(capture, labels, judged);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LogSet read(Capture capture, Path folder) {
        List<Institution> known = institutions(capture.networks());
        LogSet logs = LogSet.read(List.of(folder), List.of(), known, List.of());
        if (!capture.networks().isEmpty()) {
            return logs;
        }
        // The capture of one public host: it is the address in the most rows.
        return LogSet.read(
                List.of(folder), List.of(), institutions(List.of(commonest(logs) + "/32=campus")), List.of());
    }

    private static List<Institution> institutions(List<String> networks) {
        return NetworkFile.institutions(
                networks.stream().map(NetworkFile::parsePair).toList());
    }

    private static IpAddress commonest(LogSet logs) {
        Map<IpAddress, Long> counts = new HashMap<>();
        for (SessionBlock block : logs.blocks()) {
            for (int row = 0; row < block.size(); row++) {
                counts.merge(new IpAddress(block.srcHigh()[row], block.srcLow()[row]), 1L, Long::sum);
                counts.merge(new IpAddress(block.dstHigh()[row], block.dstLow()[row]), 1L, Long::sum);
            }
        }
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    private void addSummary(Capture capture, LogSet logs, Judged judged, PairHistories pairs) {
        Map<String, Long> byDetector = new TreeMap<>();
        judged.signals().forEach(signal -> byDetector.merge(signal.detector(), 1L, Long::sum));
        DamageRung highest = judged.incidents().stream()
                .map(incident -> incident.judgement().damage())
                .max(DamageRung::compareTo)
                .orElse(DamageRung.NONE);
        summary.row(
                capture.name(),
                logs.sessions(),
                (long) pairs.size(),
                byDetector.isEmpty() ? "-" : byDetector.toString(),
                (long) judged.incidents().size(),
                highest.id(),
                (long) judged.of(CallBacks.FAMILY).size(),
                pairs.rita().values().stream().filter(score -> score >= 0.5).count());
        values.put("incidents-" + capture.name(), (double) judged.incidents().size());
    }

    private void addVerdicts(Capture capture, Judged judged) {
        quietCaptures++;
        long here = judged.incidents().stream()
                .filter(incident -> incident.judgement().damage().compareTo(DamageRung.COMMAND_AND_CONTROL) >= 0
                        || incident.signals().stream()
                                .anyMatch(signal -> signal.detector().equals(CallBacks.FAMILY)))
                .count();
        verdicts += here;
        values.put("verdicts-" + capture.name(), (double) here);
    }

    private void addRank(Capture capture, LabelledRows labels, LogSet logs, Judged judged, PairHistories pairs) {
        PairHistories.Pair pair = capture.hostAndServer().isEmpty()
                ? labels.command()
                        .map(command -> new PairHistories.Pair(command.host(), command.server()))
                        .orElseThrow(() -> new BenchFailure(capture.name() + " has no label of a command server"))
                : new PairHistories.Pair(
                        IpAddress.parse(capture.hostAndServer().getFirst()).orElseThrow(),
                        IpAddress.parse(capture.hostAndServer().getLast()).orElseThrow());
        Map<IpAddress, Double> ours = ours(judged, pair.host());
        Map<IpAddress, Double> rita = new HashMap<>();
        pairs.rita().forEach((other, score) -> {
            if (other.host().equals(pair.host())) {
                rita.put(other.peer(), score);
            }
        });
        Set<IpAddress> peers = logs.calledBy(pair.host());
        long rank = rank(pair.peer(), peers, ours);
        values.put("rank-" + capture.name(), (double) rank);
        servers.row(
                capture.name(),
                (long) peers.size(),
                rank,
                ours.containsKey(pair.peer()) ? "urgency and strength" : "no claim",
                rank(pair.peer(), peers, rita),
                rita.getOrDefault(pair.peer(), 0.0));
    }

    /** What a peer scores: urgency of the host's most urgent incident that names it, then the strongest claim about it. */
    private static Map<IpAddress, Double> ours(Judged judged, IpAddress host) {
        Map<IpAddress, Double> scores = new HashMap<>();
        for (Judged.Incident incident : judged.incidents()) {
            if (!incident.host().equals(host)) {
                continue;
            }
            for (Signal signal : incident.signals()) {
                double score = incident.judgement().urgency() + Judged.strength(signal) / 1000.0;
                signal.peers().forEach(peer -> scores.merge(peer, score, Math::max));
            }
        }
        return scores;
    }

    /** How many peers, itself included, score at least as much. */
    private static long rank(IpAddress server, Set<IpAddress> peers, Map<IpAddress, Double> scores) {
        double own = scores.getOrDefault(server, 0.0);
        return peers.stream()
                .filter(peer -> scores.getOrDefault(peer, 0.0) >= own)
                .count();
    }

    private void addScanners(Capture capture, LabelledRows labels, Judged judged) {
        Map<IpAddress, Long> attackers = labels.attackers();
        if (attackers.isEmpty()) {
            return;
        }
        Set<IpAddress> called = new HashSet<>();
        judged.signals().stream()
                .filter(signal -> Families.detectorsOf(OUTSIDE_SCAN).contains(signal.detector()))
                .forEach(signal -> called.addAll(signal.peers()));
        List<IpAddress> shown = attackers.entrySet().stream()
                .filter(source -> source.getValue() >= SHOWN_BY)
                .map(Map.Entry::getKey)
                .toList();
        long recognised = shown.stream().filter(called::contains).count();
        scanners.row(
                capture.name(),
                (long) attackers.size(),
                attackers.keySet().stream().filter(called::contains).count(),
                (long) shown.size(),
                recognised,
                called.stream().filter(source -> !attackers.containsKey(source)).count());
        if (capture.expected() == Expected.NO_VERDICT && !shown.isEmpty()) {
            values.put("scannersRecognised-" + capture.name(), (double) recognised / shown.size());
        }
    }
}
