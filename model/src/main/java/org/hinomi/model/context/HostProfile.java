// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.model.context;

import static java.util.Objects.requireNonNull;

import org.hinomi.model.judgement.LocalText;

/**
 * What is known of a host beside its traffic.
 *
 * @param stopClass what stopping it would mean
 * @param researchField a field of research of its institution that attackers seek out; {@link #NO_FIELD} for none
 * @param cleanedUpMs when an earlier incident of this host was reported as cleaned up, {@link #NEVER_CLEANED} for never
 */
public record HostProfile(StopClass stopClass, LocalText researchField, long cleanedUpMs) {

    public static final long NEVER_CLEANED = Long.MAX_VALUE;

    public static final LocalText NO_FIELD = new LocalText("", "");

    /** Nothing is known. */
    public static final HostProfile UNKNOWN = new HostProfile(StopClass.UNKNOWN, NO_FIELD, NEVER_CLEANED);

    /** 停止区分 of the service that runs on a host. Names are stored. */
    public enum StopClass {
        /** Nobody said. */
        UNKNOWN,
        /** 止められない: lives or safety hang on it. */
        CANNOT_STOP,
        /** 止めたくない: many people lose work. */
        RATHER_NOT_STOP,
        /** 止めるしかない: it cannot go on while attacked, and nothing takes its place. */
        MUST_STOP
    }

    public HostProfile {
        requireNonNull(stopClass, "stopClass");
        requireNonNull(researchField, "researchField");
    }

    public boolean isCleanedUp() {
        return cleanedUpMs != NEVER_CLEANED;
    }

    public boolean hasSensitiveField() {
        return !researchField.equals(NO_FIELD);
    }
}
