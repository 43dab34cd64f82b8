// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.hinomi.analysis.Formats;
import org.hinomi.model.alert.SensorAlert;
import org.hinomi.model.format.FormatInfo;
import org.hinomi.model.format.Funnel;
import org.hinomi.model.format.Rejected;
import org.hinomi.model.session.Lookup;
import org.hinomi.model.session.SessionBlock;
import org.hinomi.model.session.Sighting;

/** All that a decoder says of one log, as text, so that two ways of reading can be compared whole. */
public final class ReadLog implements LogOutput {

    public static final String SENSOR = "border";

    private final List<String> sessions = new ArrayList<>();
    private final List<String> rejected = new ArrayList<>();
    private final List<Lookup> lookups = new ArrayList<>();

    private ReadLog() {}

    /** Reads a log in chunks of random size, each in an array of its own with random bytes around it. */
    public static List<String> inChunks(List<Format> formats, byte[] log, int maxChunk, int blockRows, Random random) {
        ReadLog read = new ReadLog();
        LogDecoder decoder = new LogDecoder(formats, SENSOR, blockRows, read);
        for (int at = 0; at < log.length; ) {
            int length = Math.min(log.length - at, 1 + random.nextInt(maxChunk));
            byte[] chunk = new byte[length + random.nextInt(40)];
            random.nextBytes(chunk);
            int from = random.nextInt(chunk.length - length + 1);
            System.arraycopy(log, at, chunk, from, length);
            decoder.feed(chunk, from, from + length);
            at += length;
        }
        decoder.finish();
        return read.all(decoder);
    }

    /** Reads a log by {@link LineParser#parse} alone, each line in an array that ends with it. */
    public static List<String> lineByLine(List<Format> formats, byte[] log) {
        ReadLog read = new ReadLog();
        List<Format> exact = formats.stream().map(ReadLog::exact).toList();
        LogDecoder decoder = new LogDecoder(exact, SENSOR, SessionBlock.CAPACITY, read);
        decoder.feed(log, 0, log.length);
        decoder.finish();
        return read.all(decoder);
    }

    /** The lookups of names in a log, with the hashes that its parser gave. */
    public static List<Lookup> lookups(byte[] log) {
        ReadLog read = new ReadLog();
        LogDecoder decoder = new LogDecoder(Formats.all(), SENSOR, SessionBlock.CAPACITY, read);
        decoder.feed(log, 0, log.length);
        decoder.finish();
        return List.copyOf(read.lookups);
    }

    private List<String> all(LogDecoder decoder) {
        List<String> all = new ArrayList<>(sessions);
        all.addAll(rejected);
        all.add(decoder.position().toString());
        all.add(counts(decoder.funnel()));
        return all;
    }

    /** A funnel's counts in words. */
    public static String counts(Funnel funnel) {
        return "accepted %d, headers %d, conditional %d, unassigned %d, rejected %s"
                .formatted(
                        funnel.accepted(),
                        funnel.headers(),
                        funnel.droppedConditional(),
                        funnel.droppedUnassigned(),
                        funnel.rejectedByReason());
    }

    @Override
    public void sessions(SessionBlock block) {
        for (int row = 0; row < block.size(); row++) {
            sessions.add(block.session(row).toString());
        }
    }

    @Override
    public void alert(SensorAlert alert) {
        sessions.add(alert.toString());
    }

    @Override
    public void sighting(Sighting sighting) {
        sessions.add(sighting.toString());
        if (sighting instanceof Lookup lookup) {
            lookups.add(lookup);
        }
    }

    @Override
    public void rejected(Rejected line, byte[] text, int from, int to) {
        rejected.add(line + " " + new String(text, from, to - from, ISO_8859_1));
    }

    private static Format exact(Format format) {
        return new Format() {
            @Override
            public FormatInfo info() {
                return format.info();
            }

            @Override
            public boolean recognises(FormatHead head) {
                return format.recognises(head);
            }

            @Override
            public LineParser open(String sensor) {
                LineParser parser = format.open(sensor);
                return new LineParser() {
                    @Override
                    public void parse(byte[] text, int from, int to, RecordSink sink) {
                        parser.parse(Arrays.copyOfRange(text, from, to), 0, to - from, sink);
                    }

                    @Override
                    public String header() {
                        return parser.header();
                    }
                };
            }
        };
    }
}
