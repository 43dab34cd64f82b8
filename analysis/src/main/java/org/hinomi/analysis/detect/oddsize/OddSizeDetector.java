// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.oddsize;

import java.util.List;
import org.hinomi.analysis.behaviour.SizeClasses;
import org.hinomi.analysis.detect.BucketState;
import org.hinomi.analysis.detect.Detector;
import org.hinomi.model.signal.DetectorInfo;
import org.hinomi.model.signal.DetectorInfo.Threshold;
import org.hinomi.model.signal.DetectorKey;

/** Watches the sizes of answered sessions per server and day; {@link SizeClasses} holds the rule and its reasons. */
public final class OddSizeDetector implements Detector {

    public static final String ID = "odd-size";

    private static final DetectorInfo INFO = new DetectorInfo(
            ID,
            DetectorKey.PEER,
            "Among fixed-size exchanges of several hosts with one server, this host received one much larger answer.",
            "Servers whose answers vary in size (padding, compression, cookies); a second download from another server; "
                    + "a group that is cut by midnight, Japan time; a server that more than 8 hosts use on a day; two small"
                    + " questions of different institutions that differ by no more than packet headers do.",
            List.of(
                    "an updater on few hosts, seen on the day of one update: where members used its server before, in the"
                            + " week of sessions that is looked back, no rung is climbed",
                    "a service that asks for a status and once hands out a report"),
            List.of(
                    new Threshold(
                            "answer against the largest usual answer",
                            "5 times, and 64 KiB",
                            "Status answers vary below twofold, program files by an order of magnitude."),
                    new Threshold(
                            "usual exchanges",
                            "6 in 2 or more recurring classes of exact sizes, by 2 or more hosts",
                            "Exact pairs do not recur by chance in interactive use; an updater has one question."),
                    new Threshold(
                            "one question counted by two sensors",
                            "of different institutions, both sizes larger by 28 B to 90 B a packet",
                            "Some sensors count packet headers, others content alone: IPv4 and UDP are 28 B; Ethernet, IPv6"
                                    + " and TCP with options at most 90 B."),
                    new Threshold(
                            "classes, hosts",
                            "8, 8 in a day",
                            "A server beyond that is interactive or a service; prepared servers are shared by few hosts,"
                                    + " as for cold-server.")));

    @Override
    public DetectorInfo info() {
        return INFO;
    }

    @Override
    public BucketState open() {
        return new OddSizeState();
    }
}
