// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.model.session;

import org.hinomi.model.address.IpAddress;

/**
 * What a sensor saw inside or beside a session and tells in a record of its own. The stages carry all kinds alike; only who
 * reads them and who counts them looks at the kind.
 */
public sealed interface Sighting permits Login, Lookup {

    /** When it happened, milliseconds since the Unix epoch. */
    long timeMs();

    /** Name of the sensor. */
    String sensor();

    /** Who opened the session. */
    IpAddress src();

    /** The other end. */
    IpAddress dst();

    /** Stable hash of sensor, kind and the record's own identity; never 0. */
    long recordId();

    /** Whose the source is; set by attribution, 0 for outside. */
    int srcInstitution();

    /** Whose the other end is; set by attribution, 0 for outside. */
    int dstInstitution();

    /** The same with its ends attributed. */
    Sighting attributed(int srcInstitution, int dstInstitution);
}
