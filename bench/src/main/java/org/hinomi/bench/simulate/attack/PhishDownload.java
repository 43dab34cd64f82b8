// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.attack;

import java.util.List;
import org.hinomi.bench.simulate.world.AlertKind;
import org.hinomi.bench.simulate.world.Chance;
import org.hinomi.bench.simulate.world.End;
import org.hinomi.bench.simulate.world.Member;
import org.hinomi.bench.simulate.world.SensedAlert;
import org.hinomi.bench.simulate.world.SessionDraft;
import org.hinomi.bench.simulate.world.Signature;
import org.hinomi.model.alert.SensorAction;
import org.hinomi.model.alert.Severity;
import org.hinomi.model.judgement.DamageRung;
import org.hinomi.model.session.Session;

/** A host fetches a document that the sandbox finds bad, and then something larger from the same server. */
public record PhishDownload() implements Attack {

    private static final Signature VERDICT = new Signature(
            52020, AlertKind.SANDBOX, "Windows Executable Disguised as Invoice", "malicious", Severity.HIGH);

    private static final Signature LOOKUP = new Signature(
            7101, AlertKind.NAME_LOOKUP, "InvoiceLoader", "DNSQuery", Severity.HIGH, "invoice-portal.example.com");

    @Override
    public String id() {
        return "phish-download";
    }

    @Override
    public void play(Cast cast, Chance chance, Window window, Script script) {
        Member member = cast.member();
        End host = cast.host(member);
        End server = cast.attacker();
        long documentMs = window.at(0.2);
        long programMs = window.at(0.5);
        Session document = script.add(new SessionDraft(documentMs, host, chance.clientPort(), server, 80)
                .exchange(1044, 48_730, 640)
                .toSession(chance.identity()));
        script.add(SensedAlert.about(document, LOOKUP, documentMs, SensorAction.ALLOWED, ""));
        // The sandbox needs its time: its verdict comes after the file.
        script.add(SensedAlert.about(document, VERDICT, window.at(0.35), SensorAction.ALLOWED, fileHash(chance)));
        script.add(new SessionDraft(programMs, host, chance.clientPort(), server, 80)
                .exchange(2210, 612_900, 3_800)
                .toSession(chance.identity()));
        script.add(new Truth(
                id(),
                Truth.Outcome.INCIDENT,
                member,
                host,
                List.of(server),
                documentMs,
                programMs,
                List.of(DamageRung.DELIVERED, DamageRung.SECOND_DOWNLOAD),
                "the sandbox called the fetched document bad; a much larger answer of the same server followed"));
    }

    /** A SHA-256 in hex, of nothing that exists. */
    private static String fileHash(Chance chance) {
        StringBuilder hash = new StringBuilder(64);
        for (int i = 0; i < 4; i++) {
            String part = Long.toHexString(chance.identity());
            hash.append("0".repeat(16 - part.length())).append(part);
        }
        return hash.toString();
    }
}
