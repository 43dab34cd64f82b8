// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.unusualvolume;

import java.util.List;
import org.hinomi.analysis.detect.Strength;
import org.hinomi.analysis.detect.host.HostDay;
import org.hinomi.analysis.detect.host.HostDetector;
import org.hinomi.model.judgement.DamageRung;
import org.hinomi.model.judgement.LocalText;
import org.hinomi.model.signal.BehaviourInfo;
import org.hinomi.model.signal.BehaviourInfo.Measure;
import org.hinomi.model.signal.DetectorInfo;
import org.hinomi.model.signal.DetectorInfo.Threshold;
import org.hinomi.model.signal.DetectorKey;
import org.hinomi.model.signal.Evidence;
import org.hinomi.model.signal.MeasureUnit;

/**
 * The host's own past, where {@code upload} asks who else uses the address: data that leave by a cloud which members use show
 * here alone.
 *
 * <p>NONE: people move large things rightly, and once. Urgency 4 and risk 10 of 40: a reason beside others for the host, none by
 * itself to wake anybody.
 */
public final class UnusualVolumeDetector implements HostDetector {

    private static final long MIN_BYTES = 1_000_000_000;
    private static final int MIN_DAYS = 7;
    private static final int TIMES = 10;
    private static final int CERTAIN_TIMES = 1_000;
    private static final int MIN_RATIO = 5;

    private static final BehaviourInfo INFO = new BehaviourInfo(
            new DetectorInfo(
                    "unusual-volume",
                    DetectorKey.HOST,
                    "This inside host sent far more in a day than on any of the days before, most of it to one address.",
                    "Less than 1 GB a day; hosts that send much every day; hosts that were seen on fewer than seven of the last"
                            + " 14 days; what is spread over many addresses; sessions of up to 1 MB with servers that more than"
                            + " eight institutions use; on a large network, hosts beyond the half million that are"
                            + " remembered.",
                    List.of(
                            "a first backup, or the move of a whole disk to a cloud",
                            "the result of an experiment, sent once",
                            "an address that another machine has taken over"),
                    List.of(
                            new Threshold(
                                    "bytes sent in the day",
                                    "1 GB",
                                    "twenty times the least upload to an unknown address: here the address speaks for itself,"
                                            + " and nothing but the mass is left"),
                            new Threshold(
                                    "against the most of any of the 14 days before",
                                    TIMES + " times",
                                    "a host's daily volume is widely spread: of logarithms with a deviation of 1.5, ten times"
                                            + " the most of a week comes about once in a thousand days"),
                            new Threshold(
                                    "days of those on which the host was seen",
                                    MIN_DAYS + " or more",
                                    "with fewer, weekdays and weekends are not both among them"),
                            new Threshold(
                                    "share of the address that got most",
                                    "half, and " + MIN_RATIO + " times as much out as in over all",
                                    "data that leave go to one place; peer-to-peer programs and servers send to many"))),
            new LocalText("過去にない大量の送信", "Far more sent than ever before"),
            new LocalText(
                    "このホストは1日に{sent}を送信しました。過去14日間（うち観測{days}日）の1日あたりの最大は{most}です。うち{largest}が同じ相手に送られています。内容は見ていません。",
                    "This host sent {sent} in a day; the most of any of the 14 days before, on {days} of which it was seen, was"
                            + " {most}. {largest} of it went to one address. Contents are not read."),
            List.of(
                    new Measure("sent", MeasureUnit.BYTES),
                    new Measure("most", MeasureUnit.BYTES),
                    new Measure("days", MeasureUnit.COUNT),
                    new Measure("largest", MeasureUnit.BYTES)),
            4,
            10);

    @Override
    public BehaviourInfo info() {
        return INFO;
    }

    @Override
    public void judge(HostDay day, Claimed out) {
        boolean isMuch = day.bytesOut() >= MIN_BYTES
                && day.bytesOut() >= day.bytesIn() * MIN_RATIO
                && day.uploadBytes() * 2 >= day.bytesOut();
        if (!isMuch || day.usualDays() < MIN_DAYS || day.bytesOut() < day.usualBytesOut() * TIMES) {
            return;
        }
        long times = day.bytesOut() / Math.max(1, day.usualBytesOut());
        out.towards(
                day.uploadPeer(),
                new Evidence.Behaviour(
                        DamageRung.NONE,
                        Strength.of(times, TIMES, CERTAIN_TIMES),
                        List.of(day.bytesOut(), day.usualBytesOut(), (long) day.usualDays(), day.uploadBytes())));
    }
}
