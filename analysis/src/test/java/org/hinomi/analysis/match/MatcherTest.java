// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.address.Prefix;
import org.hinomi.model.indicator.Indicator;
import org.hinomi.model.indicator.IndicatorRole;
import org.hinomi.model.indicator.Match;
import org.hinomi.model.session.SessionBlock;
import org.junit.jupiter.api.Test;

class MatcherTest {

    private static final String BAD = "203.0.113.5";
    private static final String GOOD = "203.0.113.6";
    private static final String HOST = "10.0.0.1";
    private static final String OTHER_HOST = "10.0.0.2";

    private final SessionBlock block = new SessionBlock("test", 8);

    @Test
    void bothDirectionsNameTheInsideHost() {
        addRow(HOST, 1, BAD, 0);
        addRow(BAD, 0, HOST, 1);
        addRow(HOST, 1, GOOD, 0);

        List<Match> matches = match(BAD);
        assertThat(matches).extracting(match -> match.host().toString()).containsExactly(HOST, HOST);
        assertThat(matches).extracting(match -> match.peer().toString()).containsExactly(BAD, BAD);
        assertThat(matches).extracting(Match::institution).containsExactly(1, 1);
        assertThat(matches).extracting(Match::isFromHost).containsExactly(true, false);
    }

    @Test
    void hostOnTheListIsThePeerOfAnotherInsideHost() {
        addRow(HOST, 1, OTHER_HOST, 2);

        assertThat(match(HOST)).singleElement().satisfies(match -> {
            assertThat(match.host().toString()).isEqualTo(OTHER_HOST);
            assertThat(match.institution()).isEqualTo(2);
            assertThat(match.peer().toString()).isEqualTo(HOST);
        });
        assertThat(match("10.0.0.0/30")).hasSize(2);
    }

    @Test
    void insideEndOnTheListIsNoMatchWithAnOutsidePeer() {
        addRow(HOST, 1, GOOD, 0);

        assertThat(match(HOST)).isEmpty();
    }

    @Test
    void transitConcernsNobody() {
        addRow(GOOD, 0, BAD, 0);

        assertThat(match(BAD)).isEmpty();
    }

    private List<Match> match(String prefix) {
        Indicator indicator = new Indicator(
                Prefix.parse(prefix).orElseThrow(),
                IndicatorRole.COMMAND_AND_CONTROL,
                50,
                "list",
                Long.MIN_VALUE,
                Long.MAX_VALUE);
        List<Match> matches = new ArrayList<>();
        new Matcher(new IndicatorSet(List.of(indicator))).match(block, matches::add);
        return matches;
    }

    private void addRow(String src, int srcInstitution, String dst, int dstInstitution) {
        int row = block.newRow();
        block.srcHigh()[row] = ip(src).high();
        block.srcLow()[row] = ip(src).low();
        block.dstHigh()[row] = ip(dst).high();
        block.dstLow()[row] = ip(dst).low();
        block.attribute(row, srcInstitution, dstInstitution, (char) 0, 0);
    }

    private static IpAddress ip(String text) {
        return IpAddress.parse(text).orElseThrow();
    }
}
