// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.live;

/** Waits; a test's own lets its clock run instead. */
@FunctionalInterface
public interface Sleeper {

    void sleep(long lengthMs) throws InterruptedException;
}
