// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.model.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.hinomi.model.judgement.DamageRung;
import org.hinomi.model.judgement.LocalText;
import org.hinomi.model.signal.BehaviourInfo.Measure;
import org.junit.jupiter.api.Test;

class BehaviourInfoTest {

    private static final DetectorInfo DETECTOR =
            new DetectorInfo("d", DetectorKey.PEER, "A claim.", "Much.", List.of(), List.of());
    private static final LocalText TITLE = new LocalText("題", "title");
    private static final List<Measure> MEASURES = List.of(
            new Measure("calls", MeasureUnit.COUNT),
            new Measure("gap", MeasureUnit.MILLIS),
            new Measure("sent", MeasureUnit.BYTES));

    @Test
    void tellsEachMeasureInBothLanguages() {
        BehaviourInfo info = new BehaviourInfo(
                DETECTOR,
                TITLE,
                new LocalText("{gap}ごとに{calls}回、計{sent}", "{calls} times, one each {gap}, {sent} in all"),
                MEASURES,
                10,
                10);
        LocalText told = info.tell(new Evidence.Behaviour(DamageRung.NONE, 50, List.of(1200L, 600_000L, 2_345_678L)));
        assertThat(told)
                .isEqualTo(new LocalText("10分ごとに1,200回、計2.3 MB", "1,200 times, one each 10 min, 2.3 MB in all"));
    }

    @Test
    void refusesSentencesThatTellDifferentMeasures() {
        LocalText uneven = new LocalText("{calls}回", "each {gap}");
        assertThatThrownBy(() -> new BehaviourInfo(DETECTOR, TITLE, uneven, MEASURES, 10, 10))
                .isInstanceOf(IllegalArgumentException.class);
        LocalText unknown = new LocalText("{peers}件", "{peers}");
        assertThatThrownBy(() -> new BehaviourInfo(DETECTOR, TITLE, unknown, MEASURES, 10, 10))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void choosesTheUnitThatIsRead() {
        assertThat(MeasureUnit.MILLIS.text(45_000).en()).isEqualTo("45 s");
        assertThat(MeasureUnit.MILLIS.text(7_200_000).ja()).isEqualTo("2時間");
        assertThat(MeasureUnit.MILLIS.text(3 * 86_400_000L).en()).isEqualTo("3 days");
        assertThat(MeasureUnit.BYTES.text(999).en()).isEqualTo("999 B");
        assertThat(MeasureUnit.BYTES.text(353_460).en()).isEqualTo("353 kB");
    }
}
