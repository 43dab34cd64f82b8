// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.hinomi.analysis.Formats;
import org.hinomi.model.format.FieldClass;
import org.hinomi.model.format.RejectReason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every format of the list promises, shown on its golden inputs as they are and damaged. Damage is drawn from a fixed
 * seed, which every failure names. Texts here hold one byte a character.
 */
final class FormatContractTest {

    private static final long SEED = 20260702;
    private static final int ROUNDS = 200;
    private static final String CANARY = "canary";

    static List<GoldenCase> inputs() {
        return Formats.all().stream()
                .flatMap(format -> GoldenCase.of(format).stream())
                .toList();
    }

    static List<String> formats() {
        return Formats.all().stream().map(format -> format.info().id()).toList();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void everyFormatHasGoldenCases(String id) {
        assertThat(inputs()).extracting(GoldenCase::format).contains(id);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void everyFormatWithHiddenFieldsHasCanariesInItsInputs(String id) {
        Format format = Formats.all().stream()
                .filter(one -> one.info().id().equals(id))
                .findFirst()
                .orElseThrow();
        if (format.info().fields().stream().anyMatch(field -> field.fieldClass() != FieldClass.OPEN)) {
            assertThat(GoldenCase.of(format)).anyMatch(golden -> text(golden).contains(CANARY));
        }
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void exactlyOneFormatRecognisesAnInput(GoldenCase golden) {
        FormatHead head = FormatHead.of(golden.input(), golden.input().length, true);

        assertThat(Formats.all().stream()
                        .filter(format -> format.recognises(head))
                        .map(format -> format.info().id()))
                .containsExactly(golden.format());
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void conditionalAndForbiddenValuesNeverComeOut(GoldenCase golden) {
        assertThat(NormalisedLog.of(golden.input()).text()).doesNotContainIgnoringCase(CANARY);
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void countsALineCutAnywhere(GoldenCase golden) {
        List<String> lines = lines(golden);
        for (int i = 0; i < lines.size(); i++) {
            List<String> cut = new ArrayList<>(lines);
            for (int length = 0; length < lines.get(i).length(); length++) {
                cut.set(i, lines.get(i).substring(0, length));
                assertCounted(join(cut, "\n"), "line " + (i + 1) + " cut at " + length);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void anExtraColumnLosesNoLineAndIsCounted(GoldenCase golden) {
        NormalisedLog plain = NormalisedLog.of(golden.input());
        String extended =
                lines(golden).stream().map(FormatContractTest::withExtraField).collect(Collectors.joining("\n"));

        NormalisedLog decoded = NormalisedLog.of(extended.getBytes(ISO_8859_1));

        assertThat(decoded.funnel().accepted())
                .isGreaterThanOrEqualTo(plain.funnel().accepted());
        if (namesItsFields(golden, decoded)) {
            assertThat(decoded.funnel().droppedUnassigned())
                    .isGreaterThanOrEqualTo(
                            plain.funnel().droppedUnassigned() + plain.funnel().accepted());
        }
        assertThat(decoded.text()).doesNotContainIgnoringCase(CANARY);
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void countsLinesOfRandomBytes(GoldenCase golden) {
        Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] damaged = golden.input();
            int changes = 1 + random.nextInt(20);
            for (int change = 0; change < changes; change++) {
                damaged[random.nextInt(damaged.length)] =
                        (byte) (round % 2 == 0 ? random.nextInt() : random.nextInt(128, 256));
            }
            assertCounted(damaged, "round " + round);
        }
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void countsLinesInAnyOrder(GoldenCase golden) {
        Random random = new Random(SEED);
        List<String> lines = new ArrayList<>(lines(golden));
        for (int round = 0; round < ROUNDS; round++) {
            Collections.shuffle(lines, random);
            assertCounted(join(lines, "\n"), "round " + round);
        }
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void rejectsAnOversizedLineAndReadsOn(GoldenCase golden) {
        String longLine = "x".repeat(LogDecoder.MAX_LINE_BYTES + 1);
        byte[] log = (text(golden).stripTrailing() + "\n" + longLine + "\n").getBytes(ISO_8859_1);

        NormalisedLog decoded = NormalisedLog.of(log);

        assertThat(decoded.funnel().rejectedByReason()).containsEntry(RejectReason.OVERSIZED, 1L);
        assertThat(decoded.funnel().accepted())
                .isEqualTo(NormalisedLog.of(golden.input()).funnel().accepted());
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void lineEndsOfWindowsMakeNoDifference(GoldenCase golden) {
        assertThat(NormalisedLog.of(join(lines(golden), "\r\n")).lines())
                .isEqualTo(NormalisedLog.of(golden.input()).lines());
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void theSizeOfChunksMakesNoDifference(GoldenCase golden) {
        Random random = new Random(SEED);
        byte[] log = golden.input();
        List<String> whole = NormalisedLog.of(log).lines();
        for (int round = 0; round < ROUNDS; round++) {
            NormalisedLog decoded = new NormalisedLog();
            int at = 0;
            while (at < log.length) {
                int end = Math.min(log.length, at + 1 + random.nextInt(round + 1));
                decoded.decoder().feed(log, at, end);
                at = end;
            }
            decoded.decoder().finish();
            assertThat(decoded.lines()).as("seed %d round %d", SEED, round).isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void aReadResumedBehindAnyLineEqualsAnUnbrokenOne(GoldenCase golden) {
        byte[] log = golden.input();
        List<String> whole = NormalisedLog.of(log).lines();
        for (int stop = 0; stop < log.length; stop++) {
            if (log[stop] == '\n') {
                assertThat(readInTwoParts(log, stop + 1))
                        .as("stopped at byte %d", stop)
                        .isEqualTo(whole);
            }
        }
    }

    private static List<String> readInTwoParts(byte[] log, int stop) {
        NormalisedLog first = new NormalisedLog();
        first.decoder().feed(log, 0, stop);
        first.decoder().flush();
        LogDecoder.Position position = first.decoder().position();
        NormalisedLog second = new NormalisedLog();
        second.decoder().resume(position);
        second.decoder().feed(log, (int) position.consumedBytes(), log.length);
        second.decoder().finish();
        List<String> both = new ArrayList<>(first.lines());
        both.addAll(second.lines());
        return both;
    }

    private static void assertCounted(byte[] log, String damage) {
        try {
            NormalisedLog.of(log);
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("seed " + SEED + ", " + damage, e);
        }
    }

    /** Where columns have no names, one more may be a known column of a newer release. */
    private static boolean namesItsFields(GoldenCase golden, NormalisedLog decoded) {
        return text(golden).startsWith("{")
                || !decoded.decoder().position().header().isEmpty();
    }

    /** JSON gets a key; a header line a name; any other line a value, parted as the line's own values are. */
    private static String withExtraField(String line) {
        if (line.startsWith("{") && line.endsWith("}")) {
            return line.substring(0, line.length() - 1) + ",\"zz_unknown\":\"" + CANARY + "\"}";
        }
        String separator = line.indexOf('\t') >= 0 ? "\t" : ",";
        if (line.startsWith("#fields")) {
            return line + separator + "zz_unknown";
        }
        return line.stripLeading().startsWith("#") || line.isBlank() ? line : line + separator + CANARY;
    }

    private static String text(GoldenCase golden) {
        return new String(golden.input(), ISO_8859_1);
    }

    private static List<String> lines(GoldenCase golden) {
        return Arrays.asList(text(golden).split("\n"));
    }

    private static byte[] join(List<String> lines, String end) {
        return lines.stream()
                .map(line -> line + end)
                .collect(Collectors.joining())
                .getBytes(ISO_8859_1);
    }
}
