// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.triage;

import static org.hinomi.model.judgement.DamageRung.COMMAND_AND_CONTROL;
import static org.hinomi.model.judgement.DamageRung.DELIVERED;
import static org.hinomi.model.judgement.DamageRung.EXECUTED;
import static org.hinomi.model.judgement.DamageRung.EXFILTRATION;
import static org.hinomi.model.judgement.DamageRung.PROBED;
import static org.hinomi.model.judgement.DamageRung.RE_INTRUSION;
import static org.hinomi.model.judgement.DamageRung.SECOND_DOWNLOAD;
import static org.hinomi.model.judgement.DamageRung.SPREADING;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hinomi.model.judgement.DamageRung;

/**
 * How likely a rung was reached, by the kind of evidence that is there. The values are a prior in steps of five, from reasons
 * that do not depend on one data set; {@link org.hinomi.model.judgement.LadderCalibration} moves each by what final reports
 * found. A kind of 50 and more claims its rung; a lesser one speaks for it without a claim. Where nothing speaks for a rung, a
 * kind of absence stands in, and "no evidence" is never 0.
 */
final class LikelihoodTable {

    /** A rung is claimed from here on: more likely than not. */
    static final int CLAIM = 50;

    /** What speaks for a rung counts from here on, though it does not claim it: no absence of evidence is as likely. */
    static final int POSSIBLE = 35;

    /** Version of the table; part of {@link Triage#RULES}' meaning. */
    static final String VERSION = "2026-11.3";

    /** A behaviour at its detector's threshold (strength 50) is as likely as this, and one of strength 100 as the next. */
    private static final int BEHAVIOUR_LEAST = 55;

    private static final int BEHAVIOUR_MOST = 85;

    /**
     * One row.
     *
     * @param id stable; final reports are counted by it
     * @param likelihood 0..100
     * @param why the reason for the value
     */
    record Row(DamageRung rung, String id, int likelihood, String why) {}

    private static final List<Row> ROWS = List.of(
            row(PROBED, "inbound-session", 98, "the session is the probe; only a reply mistaken for a request is not"),
            row(PROBED, "inbound-alert", 90, "a sensor names the host as the target; it may have mixed up the ends"),
            row(PROBED, "host-opened-all", 10, "the host opened everything; a probe by another address stays possible"),
            row(DELIVERED, "odd-fetch", 85, "a large answer amid fixed sizes came from a server of few hosts"),
            row(
                    DELIVERED,
                    "file-passed",
                    80,
                    "a sensor hashed the file and let it go; sandboxes call some files wrongly"),
            row(
                    DELIVERED,
                    "fetch-from-listed",
                    70,
                    "data came from a listed address; some listings are stale or shared"),
            row(
                    DELIVERED,
                    "fetch-after-alert",
                    40,
                    "data came, and a severe signature, wrong in up to half of all cases, is all that speaks against it"),
            row(
                    DELIVERED,
                    "fetch-after-medium-alert",
                    25,
                    "the same with a signature of medium severity, among which policies and mere hints are many"),
            row(
                    DELIVERED,
                    "answered-then-called",
                    65,
                    "the request was answered, and then the host turned to its attacker by itself"),
            row(
                    DELIVERED,
                    "answered-after-alert",
                    35,
                    "the request passed and was answered; servers answer every request, most with a page or an error"),
            row(
                    DELIVERED,
                    "answered-after-lesser-alert",
                    25,
                    "the same where the sensor itself thinks little of it: sweeps and poor reputations"),
            row(DELIVERED, "data-both-ways", 20, "data went both ways, and nothing else says that it was harmful"),
            row(DELIVERED, "alert-without-session", 30, "let through, but no session record tells what became of it"),
            row(DELIVERED, "sizes-unknown", 20, "answered, but nobody knows whether data came"),
            row(DELIVERED, "nothing-exchanged", 3, "what is not answered brings nothing, on the paths that are seen"),
            row(EXECUTED, "sinkhole", 85, "hardly anything but an infected program calls a sinkhole; researchers do"),
            row(EXECUTED, "odd-fetch", 75, "fixed sizes are a program's; a few ordinary updaters look the same"),
            row(EXECUTED, "persistent-calls", 75, "no person retries a dead address for ten minutes; old settings do"),
            row(
                    EXECUTED,
                    "persistent-silence",
                    65,
                    "the same where an alert, not a list, warns of the address: nobody checked the alert"),
            row(EXECUTED, "under-command", 75, "who exchanges data with a command server runs its program, mostly"),
            row(EXECUTED, "call-back", 65, "the target turned to its attacker; replies in other protocols look alike"),
            row(
                    EXECUTED,
                    "fixed-sizes",
                    35,
                    "the same sizes again and again are a program's, and most programs are wanted"),
            row(EXECUTED, "delivered-and-quiet", 15, "most of what is delivered does not run, or waits"),
            row(EXECUTED, "nothing-seen", 5, "no traffic of a foreign program; what is silent is not seen"),
            row(
                    COMMAND_AND_CONTROL,
                    "exchange-with-listed",
                    80,
                    "three exchanges and more with a listed command server"),
            row(COMMAND_AND_CONTROL, "exchange-with-old-listing", 60, "the same, but the address may have a new owner"),
            row(
                    COMMAND_AND_CONTROL,
                    "exchange-after-call-back",
                    65,
                    "three exchanges and more with the attacker, begun inside"),
            row(COMMAND_AND_CONTROL, "few-exchanges", 30, "one or two exchanges may be a visit by hand"),
            row(COMMAND_AND_CONTROL, "sizes-unknown", 20, "answered, but nobody knows whether data came"),
            row(COMMAND_AND_CONTROL, "never-answered", 3, "no order comes from a server that never answers"),
            row(
                    COMMAND_AND_CONTROL,
                    "nothing-seen",
                    5,
                    "no lasting exchange; other peers and other ways stay possible"),
            row(
                    SECOND_DOWNLOAD,
                    "odd-size-corroborated",
                    80,
                    "one size stands out, and something else warns of the server"),
            row(
                    SECOND_DOWNLOAD,
                    "odd-size-alone",
                    70,
                    "20 of 20 made-up attacks and some of 200 benign groups show it"),
            row(
                    SECOND_DOWNLOAD,
                    "larger-after-file",
                    60,
                    "a server of few hosts gave a malicious file, and later far more; the verdict may err, or a person came back"),
            row(
                    SECOND_DOWNLOAD,
                    "odd-size-known-server",
                    20,
                    "the same from a server that members used on days before: updaters are far more than attackers who wait"),
            row(SECOND_DOWNLOAD, "odd-size-near", 60, "the same among sizes that are alike but not equal"),
            row(SECOND_DOWNLOAD, "none-stands-out", 5, "further programs may come from another server, or be small"),
            row(
                    SPREADING,
                    "attack-on-member",
                    65,
                    "an alert about this host as the source was answered by the other member"),
            row(
                    SPREADING,
                    "inside-unseen",
                    10,
                    "most intrusions that are noticed early have not spread; inside is not seen"),
            row(
                    EXFILTRATION,
                    "upload-to-command-server",
                    70,
                    "orders and answers are small: who sends its command server much and gets little hands something over"),
            row(EXFILTRATION, "nothing-sent", 2, "0 bytes to this peer; another peer stays possible"),
            row(EXFILTRATION, "sent-unread", 10, "data went out, and contents are not read"),
            row(EXFILTRATION, "sizes-unknown", 10, "nobody counted what went out"),
            row(RE_INTRUSION, "after-clean-up", 80, "the same host shows a running program again after a clean-up"),
            row(RE_INTRUSION, "quiet-since-clean-up", 5, "nothing since; a back door may wait"),
            row(RE_INTRUSION, "no-clean-up-known", 1, "without a clean-up there is nothing to come back from"));

    private static final Map<DamageRung, Map<String, Row>> BY_RUNG = byRung();

    private LikelihoodTable() {}

    private static Row row(DamageRung rung, String id, int likelihood, String why) {
        return new Row(rung, id, likelihood, why);
    }

    private static Map<DamageRung, Map<String, Row>> byRung() {
        Map<DamageRung, Map<String, Row>> rows = new EnumMap<>(DamageRung.class);
        for (Row row : ROWS) {
            Map<String, Row> ofRung = rows.computeIfAbsent(row.rung(), fresh -> new HashMap<>());
            if (ofRung.put(row.id(), row) != null) {
                throw new IllegalStateException("two rows of " + row.rung() + " are called " + row.id());
            }
        }
        return rows;
    }

    static List<Row> all() {
        return ROWS;
    }

    /** The row of one kind of evidence. */
    static Row of(DamageRung rung, String id) {
        Row row = BY_RUNG.getOrDefault(rung, Map.of()).get(id);
        if (row == null) {
            throw new IllegalArgumentException("no row " + rung.id() + "/" + id);
        }
        return row;
    }

    /** The row of a behaviour: by how sure its detector is. Below its threshold it speaks for the rung without a claim. */
    static Row ofBehaviour(DamageRung rung, String detector, int strength) {
        int likelihood = strength >= 50
                ? BEHAVIOUR_LEAST + (strength - 50) * (BEHAVIOUR_MOST - BEHAVIOUR_LEAST) / 50
                : strength * (CLAIM - 1) / 50;
        return new Row(rung, "behaviour-" + detector, likelihood, "as sure as its detector is");
    }
}
