// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format.zeek;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.format.RejectReason;
import org.hinomi.model.format.Rejected;
import org.hinomi.model.session.Protocol;
import org.hinomi.model.session.Service;
import org.hinomi.model.session.Session;
import org.hinomi.model.session.SessionState;

/** The naive twin of the conn log's parser: texts, {@code split}, maps. Texts hold one byte a character. */
final class NaiveConnLog {

    private static final Set<String> UNSET = Set.of("", "-", "(empty)");
    private static final Set<String> REQUIRED = Set.of("ts", "id.orig_h", "id.resp_h", "proto");
    private static final Set<String> COUNTS = Set.of("orig_bytes", "resp_bytes", "orig_pkts", "resp_pkts");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:x([0-9a-fA-F]{2})|(\\\\))");

    /** Of the words that samples hold. */
    private static final Map<String, Service> SERVICES = Map.of(
            "ssl", Service.TLS,
            "http", Service.HTTP,
            "dns", Service.DNS,
            "smb", Service.SMB,
            "ftp-data", Service.FTP);

    private final String sensor;
    private final List<String> fields;
    private final List<String> out = new ArrayList<>();
    private final List<String> rejected = new ArrayList<>();

    private NaiveConnLog(String sensor, List<String> fields) {
        this.sensor = sensor;
        this.fields = fields;
    }

    /** The sessions, then the rejected lines, of a log whose first header is its only one. */
    static List<String> read(String sensor, List<String> fields, String log) {
        NaiveConnLog naive = new NaiveConnLog(sensor, fields);
        String[] lines = log.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].endsWith("\r") ? lines[i].substring(0, lines[i].length() - 1) : lines[i];
            String text = line.replaceFirst("^[ \t]+", "");
            if (!text.isEmpty() && !text.startsWith("#")) {
                naive.readRecord(line, i + 1);
            }
        }
        naive.out.addAll(naive.rejected);
        return naive.out;
    }

    private void readRecord(String line, int number) {
        String[] values = line.split("\t", -1);
        if (values.length < fields.size()) {
            reject(RejectReason.TRUNCATED, number, values.length, line);
            return;
        }
        Map<String, String> record = new HashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            String name = fields.get(i);
            if (UNSET.contains(values[i])) {
                if (REQUIRED.contains(name)) {
                    reject(RejectReason.MISSING_FIELD, number, i + 1, line);
                    return;
                }
                continue;
            }
            String value = unescaped(values[i]);
            Optional<RejectReason> fault = fault(name, value);
            if (fault.isPresent()) {
                reject(fault.get(), number, i + 1, line);
                return;
            }
            record.put(name, value);
        }
        out.add(session(record).toString());
    }

    private void reject(RejectReason reason, int line, int column, String text) {
        rejected.add(new Rejected(reason, line, column) + " " + text);
    }

    private static String unescaped(String value) {
        return ESCAPE.matcher(value).replaceAll(found -> {
            String hex = found.group(1);
            String decoded = hex == null ? "\\" : String.valueOf((char) Integer.parseInt(hex, 16));
            return java.util.regex.Matcher.quoteReplacement(decoded);
        });
    }

    private static Optional<RejectReason> fault(String name, String value) {
        if (name.equals("ts")) {
            return seconds(value).filter(ms -> ms >= 0).isPresent()
                    ? Optional.empty()
                    : Optional.of(RejectReason.BAD_TIME);
        }
        if (name.equals("id.orig_h") || name.equals("id.resp_h")) {
            return IpAddress.parse(value).isPresent() ? Optional.empty() : Optional.of(RejectReason.BAD_ADDRESS);
        }
        boolean isPort = name.equals("id.orig_p") || name.equals("id.resp_p");
        boolean isCount = value.matches("[0-9]{1,18}");
        boolean isBad = (isPort && !(isCount && Long.parseLong(value) <= 65_535))
                || (COUNTS.contains(name) && !isCount)
                || (name.equals("duration") && seconds(value).isEmpty());
        return isBad ? Optional.of(RejectReason.BAD_NUMBER) : Optional.empty();
    }

    /** Milliseconds, after {@link org.hinomi.analysis.format.ByteNumbers#parseSecondsAsMs}. */
    private static Optional<Long> seconds(String value) {
        if (!value.matches("[-0-9+.eE]{1,64}")) {
            return Optional.empty();
        }
        try {
            BigDecimal micros = new BigDecimal(value).movePointRight(6).setScale(0, RoundingMode.HALF_UP);
            boolean isBeyond = micros.abs().compareTo(BigDecimal.TEN.pow(17)) >= 0;
            return isBeyond ? Optional.empty() : Optional.of(Math.floorDiv(micros.longValueExact(), 1000L));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private Session session(Map<String, String> record) {
        String uid = record.get("uid");
        long packetsIn = count(record, "resp_pkts");
        return new Session(
                seconds(record.getOrDefault("ts", "")).orElseThrow(),
                seconds(record.getOrDefault("duration", "-1"))
                        .map(ms -> Math.max(-1, ms))
                        .orElseThrow(),
                IpAddress.parse(record.getOrDefault("id.orig_h", "")).orElseThrow(),
                Integer.parseInt(record.getOrDefault("id.orig_p", "0")),
                IpAddress.parse(record.getOrDefault("id.resp_h", "")).orElseThrow(),
                Integer.parseInt(record.getOrDefault("id.resp_p", "0")),
                Protocol.number(record.getOrDefault("proto", "")),
                state(record.getOrDefault("conn_state", ""), packetsIn),
                service(record),
                count(record, "orig_bytes"),
                count(record, "resp_bytes"),
                count(record, "orig_pkts"),
                packetsIn,
                uid == null ? 0 : NaiveIds.recordId(sensor, uid),
                0,
                0,
                "",
                0);
    }

    private static long count(Map<String, String> record, String name) {
        return Long.parseLong(record.getOrDefault(name, "-1"));
    }

    private static Service service(Map<String, String> record) {
        Service named = service(record.getOrDefault("service", ""));
        boolean isWhole = record.getOrDefault("missed_bytes", "0").equals("0")
                && record.getOrDefault("history", "ShDd").matches("S[^Dd]*h(?=.*D)(?=.*d)[^Gg]*");
        boolean isTalk = Protocol.number(record.getOrDefault("proto", "")) == Protocol.TCP
                && count(record, "orig_bytes") > 0
                && count(record, "resp_bytes") > 0;
        return named == Service.UNKNOWN && isTalk && !isWhole ? Service.UNSEEN : named;
    }

    private static Service service(String names) {
        List<String> confirmed = Stream.of(names.split(","))
                .filter(name -> !name.isEmpty() && !name.startsWith("-"))
                .toList();
        Service other = confirmed.isEmpty() ? Service.UNKNOWN : Service.OTHER;
        return confirmed.stream()
                .filter(SERVICES::containsKey)
                .map(SERVICES::get)
                .findFirst()
                .orElse(other);
    }

    private static SessionState state(String name, long packetsIn) {
        return switch (name) {
            case "SF", "S1", "S2", "S3", "RSTO", "RSTR" -> SessionState.ANSWERED;
            case "S0", "RSTOS0", "SH" -> SessionState.UNANSWERED;
            case "REJ" -> SessionState.REFUSED;
            case "OTH", "RSTRH", "SHR" -> SessionState.UNKNOWN;
            default ->
                packetsIn < 0 ? SessionState.UNKNOWN : packetsIn == 0 ? SessionState.UNANSWERED : SessionState.ANSWERED;
        };
    }
}
