// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.coldname;

import java.util.List;
import java.util.Optional;
import org.hinomi.analysis.detect.BucketState;
import org.hinomi.analysis.detect.Detector;
import org.hinomi.model.judgement.LocalText;
import org.hinomi.model.signal.BehaviourInfo;
import org.hinomi.model.signal.BehaviourInfo.Measure;
import org.hinomi.model.signal.DetectorInfo;
import org.hinomi.model.signal.DetectorInfo.Threshold;
import org.hinomi.model.signal.DetectorKey;
import org.hinomi.model.signal.MeasureUnit;

/**
 * A program goes on asking for a name that does not exist; then the name has an address. What is known of a name comes from
 * all members, so that the first answer to any of them counts for every host that asked in vain. The name itself is known
 * to nobody here: its lookups meet by a keyed hash.
 *
 * <p>EXECUTED only where two hosts or more went on asking in vain and the day before was watched: a program does that by
 * itself, not a person. Otherwise nothing is claimed of damage. Urgency 20 and risk 20 of 40, as for a server that wakes
 * ({@code detect/coldserver}): it is the same moment, seen one step earlier, and it says as little of what comes next.
 */
public final class ColdNameDetector implements Detector {

    static final String ID = "cold-name";

    static final long SPAN_MS = 10L * 60 * 1000;
    static final long MIN_SILENCE_MS = 30L * 60 * 1000;
    static final long CERTAIN_SILENCE_MS = 24L * 60 * 60 * 1000;
    static final int MIN_SPANS = 3;
    static final int MIN_SHARED_SPANS = 2;
    static final int MAX_HOSTS = 8;

    private static final BehaviourInfo INFO = new BehaviourInfo(
            new DetectorInfo(
                    ID,
                    DetectorKey.PEER,
                    "A name that did not exist, and that a program went on asking for, has got an address, which this host was"
                            + " told.",
                    "Lookups that no sensor sees (DNS over HTTPS or TLS, a resolver inside). Where a resolver stands between"
                            + " sensor and hosts, the host is the resolver, and what it remembers hides how often it was"
                            + " asked. Names that are made anew each day; a name whose server fails instead of saying that"
                            + " there is none; a name that waits at a private address. Each start of the program begins anew,"
                            + " because names are known under a key that ends with the process: a name that was known"
                            + " before, and is gone and back after, looks new. More than some two million names in use.",
                    List.of(
                            "a machine or service that was called before its name was entered, in a cloud or at home",
                            "a domain that ran out, or was taken down, and was registered again",
                            "resolvers that disagree: one that hides listed names, one that answers for names that do not"
                                    + " exist",
                            "a page in an open browser tab that tries again by itself"),
                    List.of(
                            new Threshold(
                                    "silence between the first lookup in vain and the first answer to anybody",
                                    "30 minutes",
                                    "zones that are changed by hand or by a cloud's machinery show a new name within minutes;"
                                            + " until then resolvers may go on saying that there is none, mostly for 5 to 15"
                                            + " minutes (RFC 2308)"),
                            new Threshold(
                                    "10-minute spans with a lookup in vain of one host before that",
                                    MIN_SPANS + ", or " + MIN_SHARED_SPANS + " each of two hosts",
                                    "a person who finds no page tries again within the minute, then leaves; a program goes on."
                                            + " Spans, because one look at a page is many lookups: A and AAAA, search"
                                            + " suffixes, repetitions. Hosts that ask resolvers inside and outside are counted"
                                            + " apart, because a resolver's own lookup is seen beside its host's"),
                            new Threshold(
                                    "hosts that asked in vain or were answered on the day of the first answer",
                                    "at most " + MAX_HOSTS,
                                    "a name that many ask for is known to many; prepared names are shared by few hosts"),
                            new Threshold(
                                    "answers to anybody before, on the days remembered",
                                    "0",
                                    "a name that has had an address before is not cold, but back"),
                            new Threshold(
                                    "addresses answered",
                                    "outside the members, on the open Internet, and never another",
                                    "block lists answer by 127.0.0.x, names with two views by an address inside"))),
            new LocalText("存在しなかったドメイン名の出現", "A cold name woke"),
            new LocalText(
                    "{silence}にわたり存在しないと応答されていたドメイン名が、外部のアドレスに解決されました（名前解決の失敗{failed}回、失敗したホスト{hosts}台）",
                    "A domain name that was said not to exist for {silence} was resolved to an outside address ({failed} lookups"
                            + " in vain by {hosts} hosts)"),
            List.of(
                    new Measure("silence", MeasureUnit.MILLIS),
                    new Measure("failed", MeasureUnit.COUNT),
                    new Measure("hosts", MeasureUnit.COUNT)),
            20,
            20);

    @Override
    public DetectorInfo info() {
        return INFO.detector();
    }

    @Override
    public Optional<BehaviourInfo> behaviour() {
        return Optional.of(INFO);
    }

    @Override
    public BucketState open() {
        return new ColdNameState();
    }
}
