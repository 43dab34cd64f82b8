// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.triage;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.hinomi.model.judgement.LocalText;

/**
 * Names of alerts that claim a rung. They are looked for in order to say that they do not count: sensors name alerts after
 * what a signature was written for, not after what happened.
 */
enum Labels {
    COMMAND(
            "(?i)\\b(c2|c&c|cnc|command.and.control|beacon(ing)?)\\b",
            "警報名は指令サーバーとの通信を示していますが、警報名だけでは根拠にしません。",
            "The alert’s name speaks of command and control; a name alone is no evidence."),
    EXFILTRATION(
            "(?i)(exfil|data.(theft|leak|loss)|information.leak|\\bleak(ed|age)\\b)",
            "警報名は情報流出を示していますが、警報名だけでは根拠にしません。",
            "The alert’s name speaks of exfiltration; a name alone is no evidence.");

    private final Pattern words;
    private final String ja;
    private final String en;

    Labels(String words, String ja, String en) {
        this.words = Pattern.compile(words);
        this.ja = ja;
        this.en = en;
    }

    /** Looks at each name once: a scanned host has one name hundreds of times. */
    boolean isOn(IncidentFacts facts) {
        Set<String> seen = new HashSet<>();
        return facts.alerts().anyMatch(alert -> isNewAndOn(alert.name(), seen) || isNewAndOn(alert.category(), seen));
    }

    private boolean isNewAndOn(String name, Set<String> seen) {
        return seen.add(name) && words.matcher(name).find();
    }

    LocalText remark() {
        return new LocalText(ja, en);
    }
}
