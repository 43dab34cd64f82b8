// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.desk.attention;

import java.util.EnumSet;
import java.util.Set;
import org.hinomi.desk.incident.Closing;
import org.hinomi.desk.incident.Incident;
import org.hinomi.desk.incident.IncidentDesk;
import org.hinomi.model.judgement.DamageRung;
import org.hinomi.model.judgement.Judgement;

/** Why an institution was not told of an incident. An incident may have several. */
public enum NotToldReason {
    /** Collected by rule: urgency below {@link IncidentDesk#QUEUE_URGENCY}. */
    BELOW_THRESHOLD,
    /** Collected by rule: no rung above "probed" was seen. */
    NOTHING_REACHED,
    /** The other end is known to scan everybody. */
    KNOWN_SCANNER,
    /** Every alerted session was stopped by a device. */
    ALL_BLOCKED,
    /** A person found that it did not happen. */
    FALSE_ALARM,
    /** A person found that it did no harm. */
    HARMLESS,
    /** A person found an attack, and closed it without a notice. */
    CONFIRMED_UNTOLD,
    /** It waits, and the institution's attention budget is spent. */
    BUDGET_SPENT,
    /** It waits for an analyst, longer than a notice should take. */
    WAITING;

    /** The rule of triage that marks a listed scanner. */
    private static final String SCANNER_RULE = "known-scanner";

    private static final String BLOCKED_RULE = "alerts-all-blocked";

    /**
     * The reasons for one incident without a notice.
     *
     * @param isBudgetSpent whether its institution's attention budget is
     */
    public static Set<NotToldReason> of(Incident incident, boolean isBudgetSpent) {
        Set<NotToldReason> reasons = EnumSet.noneOf(NotToldReason.class);
        if (incident.closing().isEmpty()) {
            reasons.add(isBudgetSpent ? BUDGET_SPENT : WAITING);
            return reasons;
        }
        Closing closing = incident.closing().get();
        switch (closing) {
            case FALSE_ALARM -> reasons.add(FALSE_ALARM);
            case HARMLESS -> reasons.add(HARMLESS);
            case CONFIRMED -> reasons.add(CONFIRMED_UNTOLD);
            case AUTOMATIC -> addRules(incident.judgement(), reasons);
        }
        return reasons;
    }

    private static void addRules(Judgement judgement, Set<NotToldReason> reasons) {
        if (judgement.urgency() < IncidentDesk.QUEUE_URGENCY) {
            reasons.add(BELOW_THRESHOLD);
        }
        if (judgement.damage().compareTo(DamageRung.PROBED) <= 0) {
            reasons.add(NOTHING_REACHED);
        }
        judgement.reasons().forEach(reason -> {
            if (reason.id().equals(SCANNER_RULE)) {
                reasons.add(KNOWN_SCANNER);
            }
            if (reason.id().equals(BLOCKED_RULE)) {
                reasons.add(ALL_BLOCKED);
            }
        });
    }
}
