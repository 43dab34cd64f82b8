// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.scored;

import org.hinomi.bench.simulate.world.Chance;
import org.hinomi.bench.simulate.world.End;
import org.hinomi.bench.simulate.world.SessionDraft;
import org.hinomi.model.session.Service;
import org.hinomi.model.session.Session;

/** Puts sessions of the usual sorts on a stage. One thread only. */
final class Wire {

    private static final long LONGEST_MS = 1_800_000;

    private final Stage stage;
    private final Chance chance;

    Wire(Stage stage, Chance chance) {
        this.stage = stage;
        this.chance = chance;
    }

    /** A TCP session in which both took part. */
    Session talk(long atMs, End src, End dst, int port, long out, long in, long lengthMs) {
        return put(draft(atMs, src, dst, port).recognised(usual(port)).exchange(out, in, lengthMs));
    }

    /** A TCP session in which a sensor recognises another protocol than its port says. */
    Session talkAs(Service service, long atMs, End src, End dst, int port, long bytes) {
        SessionDraft draft = draft(atMs, src, dst, port).recognised(service);
        return put(draft.exchange(bytes / 4, bytes, length(20_000)));
    }

    /** What is usually spoken at ports that the simulator's own wording does not know. */
    private static Service usual(int port) {
        return switch (port) {
            case 21 -> Service.FTP;
            case 445 -> Service.SMB;
            case 587 -> Service.SMTP;
            case 993, 8443 -> Service.TLS;
            case 3389 -> Service.RDP;
            default -> Service.UNKNOWN;
        };
    }

    /** A TCP request that nobody answers; a client's system sends it three times within 3 s. */
    Session silence(long atMs, End src, End dst, int port) {
        return put(draft(atMs, src, dst, port).unanswered(3, 3000 + chance.between(5, 40)));
    }

    /** One lone SYN, as scanners send it, that nobody answers. */
    Session knock(long atMs, End src, End dst, int port) {
        return put(draft(atMs, src, dst, port).unanswered(1, 0));
    }

    /** A TCP request that is reset. */
    Session refusal(long atMs, End src, End dst, int port) {
        return put(draft(atMs, src, dst, port).refused());
    }

    /** A UDP session. */
    Session ask(long atMs, End src, End dst, int port, long out, long in, long lengthMs) {
        return put(draft(atMs, src, dst, port).question(out, in, lengthMs));
    }

    /** A page or a part of it: sizes and times spread as at a border. */
    Session page(long atMs, End src, End dst) {
        double kind = chance.uniform();
        if (kind < 0.015) {
            return silence(atMs, src, dst, 443);
        }
        long out = chance.logNormal(1900, 0.9);
        long in = chance.logNormal(7000, 2.05);
        long length = length(4000);
        return kind < 0.09
                ? ask(atMs, src, dst, 443, out, in, length)
                : talk(atMs, src, dst, kind < 0.17 ? 80 : 443, out, in, length);
    }

    /** A length with a long tail, at most half an hour. */
    long length(double medianMs) {
        return Math.min(LONGEST_MS, 20 + chance.logNormal(medianMs, 1.6));
    }

    private SessionDraft draft(long atMs, End src, End dst, int port) {
        return new SessionDraft(atMs, src, chance.clientPort(), dst, port);
    }

    private Session put(SessionDraft draft) {
        Session session = draft.toSession(chance.identity());
        stage.add(session);
        return session;
    }
}
