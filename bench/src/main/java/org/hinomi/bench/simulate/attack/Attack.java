// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.attack;

import org.hinomi.bench.simulate.world.Chance;

/** One scripted attack, or something harmless that looks like one. */
public interface Attack {

    /** Its name in the truth. */
    String id();

    /** Writes its sessions, alerts, indicators and the truth about them into the script. */
    void play(Cast cast, Chance chance, Window window, Script script);
}
