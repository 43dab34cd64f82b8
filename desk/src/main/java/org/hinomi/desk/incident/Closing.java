// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.desk.incident;

/** How an incident ended. Names are stored. */
public enum Closing {
    /** 誤検知: what the sensor claimed did not happen. */
    FALSE_ALARM,
    /** 正検知・実害なし: it happened, and did no harm. */
    HARMLESS,
    /** 攻撃と確認: an attack, and the institution was told. */
    CONFIRMED,
    /** Collected without a person, because nothing in it asks for one; new evidence brings it back. */
    AUTOMATIC
}
