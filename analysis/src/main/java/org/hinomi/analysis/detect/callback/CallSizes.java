// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.callback;

import java.util.Arrays;
import org.hinomi.analysis.detect.contact.Calls;

/**
 * How alike the answered calls of a contact are.
 *
 * @param answered answered calls that sent anything
 * @param alike those that sent and received about as much as the median
 * @param nearQuestions those that sent about as much as the median
 * @param same those of the amount that was sent most often
 */
record CallSizes(int answered, int alike, int nearQuestions, int same) {

    /** Lengths of names, encodings and some jitter; people's exchanges with one server vary by factors. */
    private static final double NEAR = 0.15;

    /** A counter, a session's identifier (32 B in TLS), or a padding to blocks. */
    private static final int NEAR_BYTES = 32;

    private static final double ALIKE_NATS = 3;
    private static final double SAME_NATS = 1.3;
    private static final double MAX_SAME_NATS = 7;

    static CallSizes of(Calls calls) {
        int[] sent = new int[calls.count()];
        int[] received = new int[calls.count()];
        int answered = 0;
        for (int i = 0; i < sent.length; i++) {
            if (!calls.isFailed(i) && calls.bytesOut(i) > 0) {
                sent[answered] = calls.bytesOut(i);
                received[answered++] = calls.bytesIn(i);
            }
        }
        int[] sorted = Arrays.copyOf(sent, answered);
        Arrays.sort(sorted);
        int usual = answered == 0 ? 0 : sorted[answered / 2];
        int same = same(sorted);
        System.arraycopy(received, 0, sorted, 0, answered);
        Arrays.sort(sorted);
        int usualAnswer = answered == 0 ? 0 : sorted[answered / 2];
        int alike = 0;
        int nearQuestions = 0;
        for (int i = 0; i < answered; i++) {
            boolean isUsual = isNear(sent[i], usual);
            nearQuestions += isUsual ? 1 : 0;
            alike += isUsual && isNear(received[i], usualAnswer) ? 1 : 0;
        }
        return new CallSizes(answered, alike, nearQuestions, same);
    }

    private static boolean isNear(int size, int usual) {
        return Math.abs(size - usual) <= Math.max(usual * NEAR, NEAR_BYTES);
    }

    private static int same(int[] sorted) {
        int same = 0;
        int run = 0;
        for (int i = 0; i < sorted.length; i++) {
            run = i > 0 && sorted[i] == sorted[i - 1] ? run + 1 : 1;
            same = Math.max(same, run);
        }
        return same;
    }

    /** Whether seven in ten asked about the same and were told about the same: a question, and no order. */
    boolean isIdle() {
        return isMost(alike);
    }

    /** Whether fewer than three in ten questions are of the usual size. */
    boolean isOfAllSizes() {
        return answered >= CallBackDetector.MIN_CALLS && nearQuestions * 10 < answered * 3;
    }

    /** The rest are orders and results. */
    private boolean isMost(int calls) {
        return calls >= CallBackDetector.MIN_CALLS && calls * 10 >= answered * 7;
    }

    /**
     * How much the sameness alone speaks for a program, in nats: people's requests to one server repeat an amount now and then, a
     * program's nearly always, and hardly any person gets the same answers too; each further repetition adds less, because the
     * calls of one program are not independent.
     */
    double nats() {
        double question = isMost(same) ? Math.min(MAX_SAME_NATS, SAME_NATS * Math.log(same)) : 0;
        return isIdle() ? Math.max(question, ALIKE_NATS * Math.log(alike)) : question;
    }
}
