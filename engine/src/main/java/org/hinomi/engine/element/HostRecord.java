// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine.element;

import org.hinomi.analysis.Pipeline;
import org.hinomi.analysis.detect.HostContact;
import org.hinomi.model.alert.HostAlert;
import org.hinomi.model.indicator.Match;

/** What the host-keyed detectors take. */
public sealed interface HostRecord {

    /** The bucket of the host. */
    int bucket();

    /** When it happened. */
    long timeMs();

    /** An alert about the host. */
    record Alerted(HostAlert alert) implements HostRecord {

        @Override
        public int bucket() {
            return Pipeline.hostBucket(alert);
        }

        @Override
        public long timeMs() {
            return alert.alert().timeMs();
        }
    }

    /** What was added to a contact of the host. */
    record Contacted(HostContact contact) implements HostRecord {

        @Override
        public int bucket() {
            return Pipeline.hostBucket(contact);
        }

        @Override
        public long timeMs() {
            return contact.lastMs();
        }
    }

    /** A session of the host with a listed peer. */
    record Matched(Match match) implements HostRecord {

        @Override
        public int bucket() {
            return Pipeline.hostBucket(match);
        }

        @Override
        public long timeMs() {
            return match.session().startMs();
        }
    }
}
