// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.model.judgement;

import java.util.Locale;

/** The rungs of the damage ladder (被害推定), lowest first. Order is their rank: append only at the end. */
public enum DamageRung {
    /** Nothing is claimed. Not the same as "no damage". */
    NONE("主張なし", "nothing claimed"),
    /** Somebody tried to reach the host. */
    PROBED("探索", "probed"),
    /** Something that may do harm reached the host. */
    DELIVERED("着弾", "delivered"),
    /** A program that is not the user's seems to run on the host. */
    EXECUTED("実行", "executed"),
    /** The host exchanges data with a server that gives it orders. */
    COMMAND_AND_CONTROL("C&C通信", "command and control"),
    /** The host fetched a further program. */
    SECOND_DOWNLOAD("追加ダウンロード", "second download"),
    /** The host attacks others. */
    SPREADING("内部拡大", "spreading"),
    /** Data left the host. */
    EXFILTRATION("情報流出", "exfiltration"),
    /** After a clean-up, a foreign program runs on the host again. */
    RE_INTRUSION("再侵入", "re-intrusion");

    private final String ja;
    private final String en;

    DamageRung(String ja, String en) {
        this.ja = ja;
        this.en = en;
    }

    /** The rung's name in files and APIs: {@code second-download}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The rung's name on screens. */
    public LocalText title() {
        return new LocalText(ja, en);
    }
}
