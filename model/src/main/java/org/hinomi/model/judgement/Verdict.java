// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.model.judgement;

/** What a person found about an incident in the end. Names are stored. */
public enum Verdict {
    /** 誤検知: what was claimed did not happen. */
    FALSE_ALARM,
    /** 正検知・実害なし: it happened, and did no harm. */
    HARMLESS,
    /** 攻撃と確認: an attack. */
    CONFIRMED
}
