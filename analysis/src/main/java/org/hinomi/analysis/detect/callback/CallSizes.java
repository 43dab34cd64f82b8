// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.callback;

import java.util.Arrays;
import org.hinomi.analysis.detect.contact.Calls;

/**
 * How alike the answered calls of a contact are by what they sent.
 *
 * @param answered answered calls that sent anything
 * @param near those within 4 % of the median: a counter or a padding differs by no more
 * @param same those of the amount that occurs most often
 */
record CallSizes(int answered, int near, int same) {

    private static final double NEAR = 0.04;

    static CallSizes of(Calls calls) {
        int[] sizes = new int[calls.count()];
        int answered = 0;
        for (int i = 0; i < sizes.length; i++) {
            if (!calls.isFailed(i) && calls.bytesOut(i) > 0) {
                sizes[answered++] = calls.bytesOut(i);
            }
        }
        Arrays.sort(sizes, 0, answered);
        int median = answered == 0 ? 0 : sizes[answered / 2];
        int near = 0;
        int same = 0;
        int run = 0;
        for (int i = 0; i < answered; i++) {
            near += Math.abs(sizes[i] - median) <= median * NEAR ? 1 : 0;
            run = i > 0 && sizes[i] == sizes[i - 1] ? run + 1 : 1;
            same = Math.max(same, run);
        }
        return new CallSizes(answered, near, same);
    }

    /** Whether eight in ten are near to each other. */
    boolean isConstant() {
        return answered >= CallBackDetector.MIN_CALLS && near * 10 >= answered * 8;
    }

    /**
     * How much the sameness alone speaks for a program, in nats: people's requests to one server repeat an exact amount now and
     * then, a program's nearly always; each further repetition adds less, because the calls of one program are not independent.
     */
    double nats() {
        boolean isOneQuestion = same >= CallBackDetector.MIN_CALLS && same * 10 >= answered * 7;
        return isOneQuestion ? Math.min(6, 1.3 * Math.log(same)) : 0;
    }
}
