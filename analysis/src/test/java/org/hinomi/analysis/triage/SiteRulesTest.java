// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hinomi.analysis.triage.Scene.ids;
import static org.hinomi.analysis.triage.Scene.points;

import java.util.List;
import java.util.Set;
import org.hinomi.model.alert.Severity;
import org.hinomi.model.error.HinomiException;
import org.hinomi.model.indicator.IndicatorRole;
import org.hinomi.model.judgement.Judgement;
import org.hinomi.model.judgement.Reason;
import org.hinomi.model.session.SessionState;
import org.junit.jupiter.api.Test;

class SiteRulesTest {

    private static final Set<String> DETECTORS = Set.of("alerted-host", "listed-peer", "seen");
    private static final String WORDS = "ja: 理由\nen: reason\n";

    @Test
    void aRuleAddsItsPointsWithItsReason() {
        Judgement judgement = judge("rule: lab\nhost: 192.0.2.0/24\nurgency: 7\nrisk: -2\n" + WORDS);
        assertThat(points(judgement, "site-lab")).isEqualTo(7);
        assertThat(judgement.reasons())
                .filteredOn(reason -> reason.id().equals("site-lab"))
                .extracting(reason -> reason.text().ja())
                .containsOnly("理由");
        assertThat(judgement.rules()).startsWith(Triage.RULES + "+site-");
    }

    @Test
    void everyConditionMustHold() {
        for (String condition : List.of(
                "detector: alerted-host",
                "detector: listed-peer, alerted-host",
                "signature: test:*",
                "signature: *:1, other:2",
                "institution: 1, 7",
                "host: 198.51.100.0/24, 192.0.2.8/29",
                "peer: 203.0.113.0/24",
                "country: DE, NL",
                "min-rung: delivered",
                "max-rung: delivered",
                "min-severity: medium",
                "max-severity: high",
                "max-count: 5",
                "min-count: 1")) {
            assertThat(applies(condition)).as(condition).isTrue();
        }
        for (String condition : List.of(
                "detector: listed-peer",
                "signature: test:2*",
                "signature: test",
                "institution: 2",
                "host: 192.0.2.128/25",
                "peer: 203.0.113.64/31",
                "country: DE",
                "min-rung: executed",
                "max-rung: probed",
                "min-severity: critical",
                "max-severity: medium",
                "min-count: 2",
                "host: 192.0.2.0/24\ncountry: US")) {
            assertThat(applies(condition)).as(condition).isFalse();
        }
    }

    @Test
    void aPointInASignatureIsNoWildcard() {
        assertThat(applies("signature: test.1")).isFalse();
    }

    @Test
    void severityIsAConditionOfAlertsAlone() {
        SiteRules rules = parse("rule: x\nmin-severity: low\nurgency: 5\n" + WORDS);
        Judgement judgement = new Scene()
                .listed(IndicatorRole.ATTACKER)
                .calls(1, SessionState.ANSWERED, 300, 900)
                .under(rules)
                .judge();
        assertThat(ids(judgement)).doesNotContain("site-x");
    }

    private static boolean applies(String condition) {
        return ids(judge("rule: x\n" + condition + "\nurgency: 1\n" + WORDS)).contains("site-x");
    }

    /** An alert of high severity about a file that passed: delivered. */
    private static Judgement judge(String rules) {
        return new Scene()
                .alert("test:1", "Test alert", true, 1, 0, Severity.HIGH, "d41d8cd98f00b204e9800998ecf8427e")
                .calls(3, SessionState.ANSWERED, 300, 900)
                .under(parse(rules))
                .judge();
    }

    @Test
    void onlyASitesOwnRuleTakesAHostOutOfTheQueue() {
        Scene scene = new Scene().listed(IndicatorRole.SINKHOLE).calls(20, SessionState.ANSWERED, 300, 900);
        Judgement judgement = scene.under(parse("rule: sandbox\nhost: 192.0.2.10\nurgency: -100\n" + WORDS))
                .judge();
        assertThat(judgement.urgency()).isZero();
        assertThat(judgement.reasons())
                .filteredOn(reason -> reason.score() == Reason.Score.URGENCY)
                .extracting(Reason::points)
                .satisfies(all -> assertThat(
                                all.stream().mapToInt(Integer::intValue).sum())
                        .isZero());
    }

    @Test
    void commentsAndBlankLinesAreLeftOut() {
        assertThat(parse("# only a comment\n\n")).isEqualTo(SiteRules.NONE);
        assertThat(parse("# first\n\n  rule: x\n\n    host: 192.0.2.1\n  # why\n  risk: 3\n" + WORDS)
                        .rules())
                .hasSize(1);
    }

    @Test
    void anotherTextIsAnotherVersion() {
        String rule = "rule: x\nhost: 192.0.2.1\nrisk: 3\n" + WORDS;
        assertThat(parse(rule).version())
                .isEqualTo(parse(rule).version())
                .isNotEqualTo(parse(rule.replace("3", "4")).version());
    }

    @Test
    void faultsAreSaidWithFileLineKeyValueAndWhatIsAllowed() {
        refuses("rule: x\nhost: 192.0.2.1/24\nrisk: 1\n" + WORDS, "site.rules:2: key \"host\" is \"192.0.2.1/24\"");
        refuses("rule: x\ndetector: none\nrisk: 1\n" + WORDS, "allowed: alerted-host, listed-peer, seen");
        refuses("rule: x\nmin-rung: high\nrisk: 1\n" + WORDS, "allowed: none, probed, delivered");
        refuses("rule: x\nhost: 192.0.2.1\nrisk: 101\n" + WORDS, "allowed: a whole number from -100 to 100");
        refuses("rule: x\nmin-count: 0\nrisk: 1\n" + WORDS, "a whole number from 1 on");
        refuses("rule: x\nmin-count: 9\nmax-count: 8\nrisk: 1\n" + WORDS, "site.rules:3: key \"max-count\"");
        refuses("rule: x\ncountry: nl\nrisk: 1\n" + WORDS, "two capital letters");
        refuses("rule: x\nhosts: 192.0.2.1\nrisk: 1\n" + WORDS, "site.rules:2: unknown key \"hosts\"; allowed here:");
        refuses(
                "rule: x\nhost: 192.0.2.1\nhost: 192.0.2.2\nrisk: 1\n" + WORDS,
                "site.rules:3: key \"host\" stands twice");
        refuses("rule: x\nrisk: 1\n" + WORDS, "has no condition");
        refuses("rule: x\nhost: 192.0.2.1\n" + WORDS, "adds nothing");
        refuses("rule: x\nhost: 192.0.2.1\nrisk: 1\nen: reason\n", "has no \"ja\"");
        refuses("rule: x\nhost:\nrisk: 1\n" + WORDS, "key \"host\" needs a value");
        refuses("host: 192.0.2.1\n", "stands before any rule");
        refuses("rule: X Y\nhost: 192.0.2.1\nrisk: 1\n" + WORDS, "small letters, digits and dashes");
        refuses("nonsense\n", "is no \"key: value\"");
        String rule = "rule: x\nhost: 192.0.2.1\nrisk: 1\n" + WORDS;
        refuses(rule + rule, "site.rules:6: key \"rule\" is \"x\"; allowed: a name that no other rule has");
    }

    @Test
    void allFaultsAreSaidAtOnce() {
        assertThatThrownBy(() -> parse("rule: x\nhost: here\ncountry: n\nrisk: much\n" + WORDS))
                .isInstanceOf(HinomiException.class)
                .hasMessageContaining("site.rules:2:")
                .hasMessageContaining("site.rules:3:")
                .hasMessageContaining("site.rules:4:");
    }

    private static void refuses(String text, String message) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(HinomiException.class)
                .hasMessageContaining(message);
    }

    private static SiteRules parse(String text) {
        return SiteRules.parse("site.rules", text.lines().toList(), DETECTORS);
    }
}
