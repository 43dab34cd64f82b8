// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.writer;

import java.io.Closeable;
import java.io.IOException;
import org.hinomi.bench.simulate.world.SensedAlert;
import org.hinomi.model.session.Session;

/** Where the records of a play go, in the order in which sensors log. */
public interface SensorSink extends Closeable {

    void accept(Session session) throws IOException;

    void accept(SensedAlert alert) throws IOException;

    /** Time has come this far, whether or not something happened. */
    void tick(long nowMs) throws IOException;
}
