// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.desk.incident;

import java.util.List;
import org.hinomi.model.alert.Severity;
import org.hinomi.model.indicator.Indicator;
import org.hinomi.model.indicator.IndicatorRole;
import org.hinomi.model.judgement.DamageRung;
import org.hinomi.model.judgement.Judgement;
import org.hinomi.model.signal.Evidence;
import org.hinomi.model.signal.Signal;

/** The two ways in which an incident is worked on. Names are stored. */
public enum Lane {
    /** 半自動: looks like malware and is judged; the notice is drafted, a person confirms it with one key. */
    HALF_AUTOMATIC,
    /** 作業台: narrowed down by rules; a person looks at it by eye before anything is said. */
    WORKBENCH;

    /**
     * "High" on the portal's scale of urgency: below it, even a listed peer and a claimed rung leave doubt enough for a look.
     */
    public static final int LEAST_URGENCY = 60;

    /** An indicator whose own source doubts it needs a second look; 50 stands where a source did not say. */
    public static final int LEAST_CONFIDENCE = Indicator.DEFAULT_CONFIDENCE;

    /**
     * The lane of an incident. Half-automatic where all three hold: the urgency is high; the ladder claims at least that a
     * program runs on the host, from what the host itself did; and something that names malware stands behind it: a command server,
     * distribution server or sinkhole that the host called, listed by a source that does not doubt it, a file judged malicious, a severe alert
     * about the host's own allowed traffic, or an odd size among exchanges of one kind with one server. What rests on behaviour
     * alone goes to the workbench, however high it scores: its ordinary causes are best told apart by eye.
     */
    public static Lane of(Judgement judgement, List<Signal> signals) {
        boolean isClaimed = judgement.damage().compareTo(DamageRung.EXECUTED) >= 0;
        boolean isNamed = signals.stream()
                .filter(signal -> !signal.isWithdrawn())
                .map(Signal::evidence)
                .anyMatch(Lane::namesMalware);
        return judgement.urgency() >= LEAST_URGENCY && isClaimed && isNamed ? HALF_AUTOMATIC : WORKBENCH;
    }

    private static boolean namesMalware(Evidence evidence) {
        return switch (evidence) {
            case Evidence.IndicatorContact contact -> isCalledServer(contact);
            case Evidence.Alerts alerts ->
                !alerts.fileHash().isEmpty()
                        || (alerts.isFromHost()
                                && alerts.allowed() > 0
                                && alerts.severity().compareTo(Severity.HIGH) >= 0);
            case Evidence.OddSize odd -> true;
            case Evidence.Behaviour behaviour -> false;
        };
    }

    private static boolean isCalledServer(Evidence.IndicatorContact contact) {
        IndicatorRole role = contact.indicator().role();
        return contact.fromHost() > 0
                && contact.indicator().confidence() >= LEAST_CONFIDENCE
                && (role == IndicatorRole.COMMAND_AND_CONTROL
                        || role == IndicatorRole.DISTRIBUTION
                        || role == IndicatorRole.SINKHOLE);
    }
}
