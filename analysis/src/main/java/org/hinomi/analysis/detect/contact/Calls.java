// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.contact;

/** The earliest sessions of one contact, in order of time; a view that is valid while its contact is judged. */
public final class Calls {

    private CallPool pool = new CallPool();
    private int place;

    Calls() {}

    void show(CallPool newPool, int newPlace) {
        pool = newPool;
        place = newPlace;
    }

    /** How many are remembered: all, up to 256; 0 where the contact has but one session. */
    public int count() {
        return place == 0 ? 0 : pool.count(place);
    }

    /** When call {@code i} began, in milliseconds of the day. */
    public int msOfDay(int i) {
        return pool.msOfDay(place, i);
    }

    /** Bytes that the opener sent. */
    public int bytesOut(int i) {
        return pool.out(place, i);
    }

    /** Bytes that the opener received; 0 where there was no answer. */
    public int bytesIn(int i) {
        return Math.max(0, pool.in(place, i));
    }

    /** Whether it was refused or never answered. */
    public boolean isFailed(int i) {
        return pool.in(place, i) == CallPool.FAILED;
    }

    /** Whether a device on the way stopped it. */
    public boolean isBlocked(int i) {
        return pool.in(place, i) == CallPool.BLOCKED;
    }
}
