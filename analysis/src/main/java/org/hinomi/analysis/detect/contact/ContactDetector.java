// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.contact;

import java.util.Optional;
import org.hinomi.model.signal.BehaviourInfo;
import org.hinomi.model.signal.Evidence;

/** One claim about an inside host, made from one of its contacts. Stateless, thread-safe. */
public interface ContactDetector {

    BehaviourInfo info();

    /** Whether it can claim of sign-ins alone, where no session of the contact has come yet. */
    default boolean judgesLogins() {
        return false;
    }

    /**
     * Judges one contact as it stands now; later it is asked again, and an empty answer then withdraws the claim. Asked for
     * every contact that changed: the cheap conditions come first. Neither argument may be kept.
     *
     * @param contact the contact
     * @param peer what all members had to do with its other end
     */
    Optional<Evidence.Behaviour> judge(Contact contact, Peer peer);
}
