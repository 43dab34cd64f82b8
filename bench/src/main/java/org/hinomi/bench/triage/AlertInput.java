// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.triage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.alert.HostAlert;
import org.hinomi.model.alert.SensorAction;
import org.hinomi.model.alert.SensorAlert;
import org.hinomi.model.alert.Severity;
import org.hinomi.model.session.Protocol;

/**
 * A day's alerts, made from a seed: hosts and signatures by Zipf, nine in ten from outside and most of these from few scanners,
 * so that some hosts carry hundreds of signatures and peers and most carry one. Made before the clock runs.
 */
public final class AlertInput {

    private static final long DAY_FROM_MS = 1_775_000_000_000L;
    private static final long DAY_MS = 24L * 60 * 60 * 1000;
    private static final int INSTITUTIONS = 104;
    private static final double SHARE_INBOUND = 0.9;
    private static final double SHARE_BLOCKED = 0.4;
    private static final int SCANNERS = 2_000;
    private static final List<Severity> SEVERITIES = List.of(Severity.values());

    /** 198.18.0.0/15 is set aside for benches (RFC 2544): hosts in its lower half, peers in its upper. */
    private static final int HOSTS_NET = 0xC6120000;

    private static final int PEERS_NET = 0xC6130000;
    private static final int NET_SIZE = 1 << 16;

    private AlertInput() {}

    /**
     * What is made.
     *
     * @param alerts how many
     * @param hosts inside hosts, at most 65,536
     * @param signatures different ones
     */
    public record Settings(int alerts, int hosts, int signatures, long seed) {

        public Settings {
            if (alerts < 1 || hosts < 1 || hosts > NET_SIZE || signatures < 1) {
                throw new IllegalArgumentException(
                        "alerts, hosts (to " + NET_SIZE + ") and signatures are counted from 1");
            }
        }
    }

    /** The alerts, by time. */
    static List<HostAlert> make(Settings settings) {
        SplittableRandom random = new SplittableRandom(settings.seed());
        double[] hostShares = zipf(settings.hosts(), 0.9);
        double[] signatureShares = zipf(settings.signatures(), 1.0);
        List<HostAlert> alerts = new ArrayList<>(settings.alerts());
        for (int i = 0; i < settings.alerts(); i++) {
            long timeMs = DAY_FROM_MS + i * DAY_MS / settings.alerts();
            alerts.add(alert(draw(hostShares, random), draw(signatureShares, random), timeMs, i + 1L, random));
        }
        return alerts;
    }

    private static HostAlert alert(int host, int signature, long timeMs, long recordId, SplittableRandom random) {
        boolean isInbound = random.nextDouble() < SHARE_INBOUND;
        int peer = isInbound ? random.nextInt(SCANNERS) : random.nextInt(NET_SIZE);
        IpAddress inside = IpAddress.ofIpv4(HOSTS_NET | host);
        IpAddress outside = IpAddress.ofIpv4(PEERS_NET | peer);
        int institution = 1 + host % INSTITUTIONS;
        int port = 1024 + random.nextInt(60_000);
        SensorAlert alert = new SensorAlert(
                timeMs,
                "bench",
                isInbound ? outside : inside,
                port,
                isInbound ? inside : outside,
                443,
                Protocol.TCP,
                "bench:" + signature,
                "BENCH signature " + signature,
                "bench",
                SEVERITIES.get(signature % SEVERITIES.size()),
                random.nextDouble() < SHARE_BLOCKED ? SensorAction.BLOCKED : SensorAction.ALLOWED,
                "",
                recordId,
                isInbound ? 0 : institution,
                isInbound ? institution : 0,
                "NL");
        return new HostAlert(inside, institution, outside, !isInbound, alert);
    }

    /** Shares added up, the last one 1. */
    private static double[] zipf(int count, double exponent) {
        double[] shares = new double[count];
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += 1 / Math.pow(i + 1.0, exponent);
            shares[i] = sum;
        }
        for (int i = 0; i < count; i++) {
            shares[i] /= sum;
        }
        return shares;
    }

    private static int draw(double[] shares, SplittableRandom random) {
        int found = Arrays.binarySearch(shares, random.nextDouble());
        return Math.min(shares.length - 1, found < 0 ? -found - 1 : found);
    }
}
