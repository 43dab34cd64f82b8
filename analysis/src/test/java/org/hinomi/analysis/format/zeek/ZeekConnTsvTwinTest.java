// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format.zeek;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hinomi.analysis.format.LogDecoder;
import org.hinomi.analysis.format.LogOutput;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.alert.SensorAlert;
import org.hinomi.model.format.Rejected;
import org.hinomi.model.session.Protocol;
import org.hinomi.model.session.Service;
import org.hinomi.model.session.Session;
import org.hinomi.model.session.SessionBlock;
import org.hinomi.model.session.SessionState;
import org.junit.jupiter.api.Test;

/** The byte-wise parser agrees with a twin that splits text and looks names up. */
final class ZeekConnTsvTwinTest {

    private static final long SEED = 20260703;
    private static final int ROWS = 10_000;
    private static final String SENSOR = "border";
    private static final List<String> FIELDS = List.of(
            "conn_state",
            "ts",
            "uid",
            "id.orig_h",
            "id.orig_p",
            "history",
            "id.resp_h",
            "id.resp_p",
            "proto",
            "duration",
            "orig_bytes",
            "resp_bytes",
            "missed_bytes",
            "orig_pkts",
            "resp_pkts");
    private static final List<String> HISTORIES = List.of(
            "ShAD", "ShADadFf", "ShADGadFf", "ShAFaf", "DdfAR", "SdADTtaFf", "^dtDTaFfR", "SADhd", "-", "(empty)");
    private static final List<String> STATES = List.of("S0", "SF", "REJ", "OTH", "SHR", "RSTO", "RSTOS0", "-", "NEW");

    @Test
    void readsRandomRowsAsTheNaiveTwinDoes() {
        Random random = new Random(SEED);
        StringBuilder log = new StringBuilder("#path\tconn\n#fields\t" + String.join("\t", FIELDS) + "\n");
        List<Session> expected = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            String line = row(random);
            log.append(line).append('\n');
            expected.add(naive(line));
        }

        assertThat(decode(log.toString())).as("seed %d", SEED).isEqualTo(expected);
    }

    private static List<Session> decode(String log) {
        List<Session> sessions = new ArrayList<>();
        LogDecoder decoder = new LogDecoder(List.of(new ZeekConnTsv()), SENSOR, SessionBlock.CAPACITY, new LogOutput() {
            @Override
            public void sessions(SessionBlock block) {
                for (int row = 0; row < block.size(); row++) {
                    sessions.add(block.session(row));
                }
            }

            @Override
            public void alert(SensorAlert alert) {
                throw new AssertionError("conn holds no alerts");
            }

            @Override
            public void rejected(Rejected rejected, byte[] text, int from, int to) {
                throw new AssertionError(rejected + ": " + new String(text, from, to - from, US_ASCII));
            }
        });
        byte[] bytes = log.getBytes(US_ASCII);
        decoder.feed(bytes, 0, bytes.length);
        decoder.finish();
        return sessions;
    }

    private static String row(Random random) {
        return String.join(
                "\t",
                STATES.get(random.nextInt(STATES.size())),
                random.nextInt(2_000_000_000) + "." + String.format("%06d", random.nextInt(1_000_000)),
                "C" + Long.toString(random.nextLong(Long.MAX_VALUE), 36),
                address(random),
                Integer.toString(random.nextInt(65536)),
                HISTORIES.get(random.nextInt(HISTORIES.size())),
                address(random),
                Integer.toString(random.nextInt(65536)),
                List.of("tcp", "udp", "icmp", "sctp").get(random.nextInt(4)),
                orUnset(random, random.nextInt(9) + "." + String.format("%06d", random.nextInt(1_000_000))),
                orUnset(random, Long.toString(random.nextLong(1L << random.nextInt(1, 50)))),
                orUnset(random, Long.toString(random.nextLong(1L << random.nextInt(1, 50)))),
                orUnset(random, Integer.toString(random.nextInt(2) * 50)),
                orUnset(random, Integer.toString(random.nextInt(3))),
                orUnset(random, Integer.toString(random.nextInt(3))));
    }

    private static String orUnset(Random random, String value) {
        return random.nextInt(4) == 0 ? "-" : value;
    }

    private static String address(Random random) {
        return (random.nextInt(4) == 0
                        ? new IpAddress(random.nextLong(), random.nextLong())
                        : IpAddress.ofIpv4(random.nextInt()))
                .toString();
    }

    private static Session naive(String line) {
        String[] values = line.split("\t", -1);
        long packetsIn = count(value(values, "resp_pkts"));
        return new Session(
                seconds(value(values, "ts")),
                value(values, "duration").equals("-") ? -1 : seconds(value(values, "duration")),
                IpAddress.parse(value(values, "id.orig_h")).orElseThrow(),
                Integer.parseInt(value(values, "id.orig_p")),
                IpAddress.parse(value(values, "id.resp_h")).orElseThrow(),
                Integer.parseInt(value(values, "id.resp_p")),
                Protocol.number(value(values, "proto")),
                state(value(values, "conn_state"), packetsIn),
                service(values),
                count(value(values, "orig_bytes")),
                count(value(values, "resp_bytes")),
                count(value(values, "orig_pkts")),
                packetsIn,
                NaiveIds.recordId(SENSOR, value(values, "uid")),
                0,
                0,
                "",
                0);
    }

    /** No log here has a service column: what is not whole could not be recognised, the rest was not. */
    private static Service service(String[] values) {
        boolean isTalk = value(values, "proto").equals("tcp")
                && count(value(values, "orig_bytes")) > 0
                && count(value(values, "resp_bytes")) > 0;
        String history = value(values, "history");
        boolean isWhole =
                history.equals("-") || history.equals("(empty)") || history.matches("S[^Dd]*h(?=.*D)(?=.*d)[^Gg]*");
        boolean isMissed = count(value(values, "missed_bytes")) > 0;
        return isTalk && (isMissed || !isWhole) ? Service.UNSEEN : Service.UNKNOWN;
    }

    private static SessionState state(String state, long packetsIn) {
        return switch (state) {
            case "SF", "RSTO" -> SessionState.ANSWERED;
            case "S0", "RSTOS0" -> SessionState.UNANSWERED;
            case "REJ" -> SessionState.REFUSED;
            case "OTH", "SHR" -> SessionState.UNKNOWN;
            default ->
                packetsIn < 0 ? SessionState.UNKNOWN : packetsIn == 0 ? SessionState.UNANSWERED : SessionState.ANSWERED;
        };
    }

    private static String value(String[] values, String name) {
        return values[FIELDS.indexOf(name)];
    }

    private static long count(String text) {
        return text.equals("-") ? -1 : Long.parseLong(text);
    }

    private static long seconds(String text) {
        return new BigDecimal(text)
                .setScale(3, RoundingMode.FLOOR)
                .movePointRight(3)
                .longValueExact();
    }
}
