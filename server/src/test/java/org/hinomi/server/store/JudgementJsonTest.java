// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hinomi.model.judgement.DamageRung;
import org.hinomi.model.judgement.Judgement;
import org.hinomi.model.judgement.LocalText;
import org.hinomi.model.judgement.Reason;
import org.hinomi.model.judgement.RungFinding;
import org.junit.jupiter.api.Test;

class JudgementJsonTest {

    private static final LocalText TEXT = new LocalText("文", "text");

    @Test
    void writtenJudgementsAreReadTheSame() {
        RungFinding finding = new RungFinding(
                DamageRung.EXECUTED,
                RungFinding.Standing.CLAIMED,
                TEXT,
                70,
                "sinkhole",
                List.of(TEXT),
                List.of(),
                List.of(TEXT, TEXT),
                List.of(TEXT));
        Judgement judgement = judgement(finding);
        assertThat(JudgementJson.read(JudgementJson.write(judgement))).isEqualTo(judgement);
    }

    @Test
    void judgementsOfTheFirstRuleSetsStayReadable() {
        String stored = """
                {"rules":"2026-11.1","damage":"EXECUTED","ladder":[{"rung":"EXECUTED","standing":"CLAIMED",
                "text":{"ja":"文","en":"text"}}],"reasons":[{"id":"x","score":"RISK","points":3,
                "text":{"ja":"文","en":"text"}}],"title":{"ja":"文","en":"text"}}""";
        Judgement read = JudgementJson.read(stored);
        assertThat(read.risk()).isEqualTo(3);
        assertThat(read.ladder())
                .containsExactly(new RungFinding(DamageRung.EXECUTED, RungFinding.Standing.CLAIMED, TEXT));
        assertThat(read.ladder().getFirst().hasLikelihood()).isFalse();
    }

    private static Judgement judgement(RungFinding finding) {
        return new Judgement(
                "rules",
                finding.rung(),
                List.of(finding),
                List.of(new Reason("x", Reason.Score.URGENCY, 5, TEXT)),
                TEXT);
    }
}
