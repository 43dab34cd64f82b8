// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.callback;

import java.util.Arrays;
import org.hinomi.analysis.detect.contact.Calls;

/**
 * How alike the answered calls of a contact are.
 *
 * @param answered answered calls that sent anything
 * @param near those that sent within 4 % of the median: a counter or a padding differs by no more
 * @param same those of the amount that was sent most often
 * @param nearAnswers those that received within 4 % of the median
 */
record CallSizes(int answered, int near, int same, int nearAnswers) {

    private static final double NEAR = 0.04;

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
        Arrays.sort(sent, 0, answered);
        Arrays.sort(received, 0, answered);
        return new CallSizes(answered, near(sent, answered), same(sent, answered), near(received, answered));
    }

    private static int near(int[] sorted, int count) {
        int median = count == 0 ? 0 : sorted[count / 2];
        int near = 0;
        for (int i = 0; i < count; i++) {
            near += Math.abs(sorted[i] - median) <= median * NEAR ? 1 : 0;
        }
        return near;
    }

    private static int same(int[] sorted, int count) {
        int same = 0;
        int run = 0;
        for (int i = 0; i < count; i++) {
            run = i > 0 && sorted[i] == sorted[i - 1] ? run + 1 : 1;
            same = Math.max(same, run);
        }
        return same;
    }

    /** Whether eight in ten sent about the same and received about the same: a question, and no order. */
    boolean isIdle() {
        return isConstant() && nearAnswers * 10 >= answered * 8;
    }

    /** Whether eight in ten sent about the same. */
    boolean isConstant() {
        return answered >= CallBackDetector.MIN_CALLS && near * 10 >= answered * 8;
    }

    /**
     * How much the sameness alone speaks for a program, in nats: people's requests to one server repeat an exact amount now and
     * then, a program's nearly always; each further repetition adds less, because the calls of one program are not independent.
     */
    double nats() {
        boolean isOneQuestion = same >= CallBackDetector.MIN_CALLS && same * 10 >= answered * 7;
        return isOneQuestion ? Math.min(7, 1.3 * Math.log(same)) : 0;
    }
}
