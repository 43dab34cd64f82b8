// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.parquet;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.hinomi.model.session.SessionBlock;

/** Sorts rows into blocks by sensor and hands full ones on. One thread only. */
final class SensorBlocks {

    private static final int FIRST_ROWS = 64;

    private final Map<String, SessionBlock> bySensor = new TreeMap<>();
    private final Consumer<SessionBlock> out;

    SensorBlocks(Consumer<SessionBlock> out) {
        this.out = out;
    }

    /** The block for the sensor's next row. */
    SessionBlock of(String sensor) {
        SessionBlock block = bySensor.computeIfAbsent(sensor, name -> new SessionBlock(name, FIRST_ROWS));
        if (block.size() < SessionBlock.CAPACITY) {
            return block;
        }
        out.accept(block);
        SessionBlock next = new SessionBlock(sensor, SessionBlock.CAPACITY);
        bySensor.put(sensor, next);
        return next;
    }

    /** Hands on what is left. */
    void finish() {
        bySensor.values().stream().filter(block -> !block.isEmpty()).forEach(out);
        bySensor.clear();
    }
}
