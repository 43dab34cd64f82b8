// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hinomi.analysis.triage.Scene.HOST;
import static org.hinomi.analysis.triage.Scene.MEMBER;
import static org.hinomi.analysis.triage.Scene.MINUTE_MS;
import static org.hinomi.analysis.triage.Scene.OTHER;
import static org.hinomi.analysis.triage.Scene.PEER;
import static org.hinomi.analysis.triage.Scene.START_MS;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hinomi.model.alert.Severity;
import org.hinomi.model.context.HostProfile;
import org.hinomi.model.context.HostProfile.StopClass;
import org.hinomi.model.context.PeerContext;
import org.hinomi.model.context.TriageContext;
import org.hinomi.model.indicator.IndicatorRole;
import org.hinomi.model.judgement.DamageRung;
import org.hinomi.model.judgement.LadderCalibration;
import org.hinomi.model.judgement.LadderCalibration.FinalReport;
import org.hinomi.model.judgement.LocalText;
import org.hinomi.model.judgement.RungFinding;
import org.hinomi.model.judgement.RungFinding.Standing;
import org.hinomi.model.session.SessionState;
import org.hinomi.model.signal.Evidence;
import org.junit.jupiter.api.Test;

class DamageLadderTest {

    private static final String HASH = "d41d8cd98f00b204e9800998ecf8427e";

    @Test
    void exfiltrationIsNeverClaimedWithZeroOrUnknownBytesOut() {
        for (long bytesOut : new long[] {0, -1}) {
            Scene scene = new Scene()
                    .alert("test:9", "ET Data exfiltration via C2", true, 9, 0, Severity.CRITICAL, "")
                    .behaviour(DamageRung.EXFILTRATION, 100)
                    .calls(30, SessionState.ANSWERED, bytesOut, 5_000);
            assertThat(scene.rung(DamageRung.EXFILTRATION).isClaimed())
                    .as("%d bytes out", bytesOut)
                    .isFalse();
            assertThat(scene.judge().damage()).isNotEqualTo(DamageRung.EXFILTRATION);
        }
        assertThat(new Scene().behaviour(DamageRung.EXFILTRATION, 100).judge().damage())
                .isEqualTo(DamageRung.NONE);
    }

    @Test
    void exfiltrationIsClaimedByABehaviourWithBytesOut() {
        RungFinding finding = new Scene()
                .behaviour(DamageRung.EXFILTRATION, 100)
                .calls(3, SessionState.ANSWERED, 900_000_000, 5_000)
                .rung(DamageRung.EXFILTRATION);
        assertThat(finding.standing()).isEqualTo(Standing.CLAIMED);
        assertThat(finding.likelihood()).isEqualTo(85);
        assertThat(finding.basis()).isEqualTo("behaviour-seen");
    }

    @Test
    void bytesOfAttemptsThatCameToNothingAreNoExfiltration() {
        Scene scene = new Scene().behaviour(DamageRung.EXFILTRATION, 100).calls(30, SessionState.UNANSWERED, 74, 0);
        assertThat(scene.rung(DamageRung.EXFILTRATION).isClaimed()).isFalse();
    }

    @Test
    void deliveryIsNeverClaimedFromDeadConnections() {
        for (SessionState state : List.of(SessionState.REFUSED, SessionState.UNANSWERED, SessionState.BLOCKED)) {
            Scene scene = new Scene()
                    .alert("test:2", "Malicious file", true, 4, 0, Severity.CRITICAL, HASH)
                    .listed(IndicatorRole.DISTRIBUTION)
                    .behaviour(DamageRung.DELIVERED, 100)
                    .calls(8, state, 0, 0);
            RungFinding finding = scene.rung(DamageRung.DELIVERED);
            assertThat(finding.standing()).as("%s", state).isEqualTo(Standing.NO_EVIDENCE);
            assertThat(finding.evidenceAgainst())
                    .extracting(LocalText::en)
                    .anySatisfy(text -> assertThat(text).contains("blocked, refused or unanswered"));
        }
    }

    @Test
    void anAnswerToAnAttackIsNoDeliveryByItself() {
        Scene attacked = new Scene()
                .alert(false, 5, 0, Severity.CRITICAL)
                .session(PEER, HOST, 1, SessionState.ANSWERED, 900, 520);
        assertThat(attacked.judge().damage()).isEqualTo(DamageRung.PROBED);
        assertThat(attacked.rung(DamageRung.DELIVERED).likelihood()).isEqualTo(35);
        assertThat(attacked.rung(DamageRung.DELIVERED).evidenceFor()).isNotEmpty();

        Scene swept =
                new Scene().alert(false, 5, 0, Severity.MEDIUM).session(PEER, HOST, 1, SessionState.ANSWERED, 900, 520);
        assertThat(swept.rung(DamageRung.DELIVERED).likelihood()).isEqualTo(25);

        attacked.session(HOST, PEER, 2, SessionState.ANSWERED, 300, 900);
        assertThat(attacked.rung(DamageRung.DELIVERED).basis()).isEqualTo("answered-then-called");
        assertThat(attacked.judge().damage()).isEqualTo(DamageRung.EXECUTED);
    }

    @Test
    void aPageUnderAnAlertIsNoDeliveryByItself() {
        Scene page = new Scene().alert(true, 1, 0, Severity.HIGH).calls(4, SessionState.ANSWERED, 1800, 9000);
        assertThat(page.judge().damage()).isEqualTo(DamageRung.NONE);
        assertThat(page.rung(DamageRung.DELIVERED).likelihood()).isEqualTo(40);
        Scene policy = new Scene().alert(true, 1, 0, Severity.MEDIUM).calls(4, SessionState.ANSWERED, 1800, 9000);
        assertThat(policy.rung(DamageRung.DELIVERED).likelihood()).isEqualTo(25);
        Scene note = new Scene().alert(true, 1, 0, Severity.LOW).calls(4, SessionState.ANSWERED, 1800, 9000);
        assertThat(note.rung(DamageRung.DELIVERED).evidenceFor()).isEmpty();
    }

    @Test
    void whoGoesOnCallingTheSilentPeerOfAnAlertRunsAProgram() {
        Scene scene = new Scene().alert(true, 1, 0, Severity.HIGH).calls(12, SessionState.UNANSWERED, 0, 0);
        assertThat(scene.rung(DamageRung.EXECUTED).basis()).isEqualTo("persistent-silence");
        assertThat(scene.judge().damage()).isEqualTo(DamageRung.EXECUTED);
        // ten calls within nine minutes are too short a time, and a note is no warning
        Scene brief = new Scene().alert(true, 1, 0, Severity.HIGH).calls(10, SessionState.UNANSWERED, 0, 0);
        assertThat(brief.judge().damage()).isEqualTo(DamageRung.NONE);
        Scene noted = new Scene().alert(true, 1, 0, Severity.LOW).calls(12, SessionState.UNANSWERED, 0, 0);
        assertThat(noted.judge().damage()).isEqualTo(DamageRung.NONE);
    }

    @Test
    void muchSentToACommandServerAndLittleReceivedIsExfiltration() {
        Scene uploads = new Scene()
                .listed(IndicatorRole.COMMAND_AND_CONTROL)
                .calls(4, SessionState.ANSWERED, 3_000_000, 40_000);
        assertThat(uploads.rung(DamageRung.EXFILTRATION).basis()).isEqualTo("upload-to-command-server");
        assertThat(uploads.judge().damage()).isEqualTo(DamageRung.EXFILTRATION);
    }

    @Test
    void reportsToACommandServerAndUploadsElsewhereAreNoExfiltration() {
        Scene reports = new Scene()
                .listed(IndicatorRole.COMMAND_AND_CONTROL)
                .calls(4, SessionState.ANSWERED, 2_000_000, 40_000);
        Scene balanced = new Scene()
                .listed(IndicatorRole.COMMAND_AND_CONTROL)
                .calls(4, SessionState.ANSWERED, 30_000_000, 30_000_000);
        Scene elsewhere =
                new Scene().listed(IndicatorRole.DISTRIBUTION).calls(4, SessionState.ANSWERED, 30_000_000, 40_000);
        for (Scene scene : List.of(reports, balanced, elsewhere)) {
            assertThat(scene.rung(DamageRung.EXFILTRATION).isClaimed()).isFalse();
        }
    }

    @Test
    void oneAnsweredPeerDoesNotMakeAnotherPeersRefusalADelivery() {
        Scene scene = new Scene()
                .listed(IndicatorRole.DISTRIBUTION)
                .alert("test:3", "Policy", false, 1, 0, Severity.LOW, "")
                .signal(
                        "alerted-host",
                        0,
                        Scene.address("203.0.113.99"),
                        new Evidence.Alerts("test:4", "Note", "", Severity.INFORMATIONAL, true, 1, 0, ""))
                .calls(3, SessionState.REFUSED, 0, 0)
                .session(HOST, Scene.address("203.0.113.99"), 5, SessionState.ANSWERED, 500, 90_000);
        assertThat(scene.rung(DamageRung.DELIVERED).isClaimed()).isFalse();
    }

    @Test
    void anAlertsNameAloneClaimsNothing() {
        Scene scene = new Scene()
                .alert("test:5", "Cobalt Strike C2 beacon, data theft", true, 0, 9, Severity.CRITICAL, "")
                .calls(1, SessionState.BLOCKED, 0, 0);
        assertThat(scene.judge().damage()).isEqualTo(DamageRung.NONE);
        assertThat(scene.rung(DamageRung.COMMAND_AND_CONTROL).evidenceAgainst())
                .extracting(LocalText::ja)
                .anySatisfy(text -> assertThat(text).contains("警報名だけ"));
        assertThat(scene.rung(DamageRung.EXFILTRATION).evidenceAgainst())
                .extracting(LocalText::en)
                .anySatisfy(text -> assertThat(text).contains("a name alone"));
    }

    @Test
    void aBehaviourThatNobodyAnsweredShowsAProgramAndNoOrders() {
        Scene scene =
                new Scene().behaviour(DamageRung.COMMAND_AND_CONTROL, 90).calls(40, SessionState.UNANSWERED, 0, 0);
        assertThat(scene.judge().damage()).isEqualTo(DamageRung.EXECUTED);
        RungFinding finding = scene.rung(DamageRung.COMMAND_AND_CONTROL);
        assertThat(finding.standing()).isEqualTo(Standing.NO_EVIDENCE);
        assertThat(finding.likelihood()).isEqualTo(3);
    }

    @Test
    void sessionsBeforeTheAlertCount() {
        Scene scene = new Scene()
                .listed(IndicatorRole.COMMAND_AND_CONTROL)
                .session(HOST, PEER, -300, SessionState.ANSWERED, 300, 900)
                .session(HOST, PEER, -200, SessionState.ANSWERED, 300, 900)
                .session(HOST, PEER, -100, SessionState.ANSWERED, 300, 900);
        assertThat(scene.judge().damage()).isEqualTo(DamageRung.COMMAND_AND_CONTROL);
        assertThat(scene.rung(DamageRung.EXECUTED).isClaimed()).isTrue();
    }

    @Test
    void aStaleListingMakesCommandLessLikely() {
        long oldMs = START_MS - 200 * Scene.DAY_MS;
        RungFinding fresh = new Scene()
                .listed(IndicatorRole.COMMAND_AND_CONTROL, START_MS)
                .calls(5, SessionState.ANSWERED, 300, 900)
                .rung(DamageRung.COMMAND_AND_CONTROL);
        RungFinding stale = new Scene()
                .listed(IndicatorRole.COMMAND_AND_CONTROL, oldMs)
                .calls(5, SessionState.ANSWERED, 300, 900)
                .rung(DamageRung.COMMAND_AND_CONTROL);
        assertThat(fresh.likelihood()).isEqualTo(80);
        assertThat(stale.likelihood()).isEqualTo(60);
        assertThat(stale.isClaimed()).isTrue();
    }

    @Test
    void sizesThatDifferByOverheadStillShowASecondDownload() {
        RungFinding finding = nearDownload(HOST).rung(DamageRung.SECOND_DOWNLOAD);
        assertThat(finding.standing()).isEqualTo(Standing.CLAIMED);
        assertThat(finding.basis()).isEqualTo("odd-size-near");
        assertThat(finding.text().en()).contains("nearly fixed pairs", "353460");
        assertThat(finding.text().ja()).contains("ほぼ");
    }

    @Test
    void aSiblingsDownloadIsNotThisHosts() {
        RungFinding finding = nearDownload(OTHER).rung(DamageRung.SECOND_DOWNLOAD);
        assertThat(finding.standing()).isEqualTo(Standing.NO_EVIDENCE);
        assertThat(finding.evidenceAgainst())
                .extracting(LocalText::en)
                .anySatisfy(text -> assertThat(text).contains("Another host had the much larger answer"));
    }

    @Test
    void sizesAloneShowASecondDownloadFromAServerThatNobodyKnew() {
        RungFinding finding = oddAlone().rung(DamageRung.SECOND_DOWNLOAD);
        assertThat(finding.standing()).isEqualTo(Standing.CLAIMED);
        assertThat(finding.basis()).isEqualTo("odd-size-alone");
    }

    @Test
    void sizesAloneClaimNothingOfAServerThatMembersUsedBefore() {
        Scene scene = oddAlone().session(MEMBER, PEER, -3 * 24 * 60, SessionState.ANSWERED, 1154, 23_532);
        RungFinding finding = scene.rung(DamageRung.SECOND_DOWNLOAD);
        assertThat(finding.standing()).isEqualTo(Standing.NO_EVIDENCE);
        assertThat(finding.basis()).isEqualTo("odd-size-known-server");
        assertThat(scene.judge().urgency()).isLessThan(TriageWeights.QUEUE_URGENCY);
    }

    @Test
    void anAlertAboutAServerThatMembersUsedBeforeStillCounts() {
        Scene scene = oddAlone()
                .session(MEMBER, PEER, -3 * 24 * 60, SessionState.ANSWERED, 1154, 23_532)
                .alert(true, 1, 0, Severity.HIGH);
        assertThat(scene.rung(DamageRung.SECOND_DOWNLOAD).basis()).isEqualTo("odd-size-corroborated");
    }

    private static Scene oddAlone() {
        Scene scene =
                new Scene().signal("odd-size", 0, PEER, new Evidence.OddSize(PEER, 2283, 353_460, 6, 2, 23_532, 2));
        for (int i = 0; i < 3; i++) {
            scene.session(OTHER, PEER, i, SessionState.ANSWERED, 1154, 23_532)
                    .session(MEMBER, PEER, i, SessionState.ANSWERED, 307, 14_466);
        }
        return scene.session(HOST, PEER, 0, SessionState.ANSWERED, 2283, 353_460);
    }

    @Test
    void aMuchLargerFetchAfterAFileVerdictIsASecondDownload() {
        RungFinding finding = verdict("aa")
                .session(HOST, PEER, 9, SessionState.ANSWERED, 2210, 612_900)
                .rung(DamageRung.SECOND_DOWNLOAD);
        assertThat(finding.standing()).isEqualTo(Standing.CLAIMED);
        assertThat(finding.basis()).isEqualTo("larger-after-file");
        assertThat(finding.text().en()).contains("612900 bytes", "at most 48730");
    }

    @Test
    void whatWasFetchedBeforeTheVerdictMayBeTheFileItself() {
        Scene scene = verdict("aa").session(HOST, PEER, -1, SessionState.ANSWERED, 2210, 612_900);
        assertThat(scene.rung(DamageRung.SECOND_DOWNLOAD).isClaimed()).isFalse();
    }

    @Test
    void aFileOfTheSameSizeAgainIsNoSecondDownload() {
        Scene scene = verdict("aa").session(HOST, PEER, 9, SessionState.ANSWERED, 2210, 51_000);
        assertThat(scene.rung(DamageRung.SECOND_DOWNLOAD).isClaimed()).isFalse();
    }

    @Test
    void anAlertThatNamesNoFileMakesALaterFetchNoSecondDownload() {
        Scene scene = verdict("").session(HOST, PEER, 9, SessionState.ANSWERED, 2210, 612_900);
        assertThat(scene.rung(DamageRung.SECOND_DOWNLOAD).isClaimed()).isFalse();
    }

    @Test
    void aServerThatManyUseMayGiveALaterFetchOfAnything() {
        Scene scene = verdict("aa").session(HOST, PEER, 9, SessionState.ANSWERED, 2210, 612_900);
        for (int i = 100; i < 116; i++) {
            scene.session(Scene.address("192.0.2." + i), PEER, 5, SessionState.ANSWERED, 700 + i, 9_000 + i);
        }
        assertThat(scene.rung(DamageRung.SECOND_DOWNLOAD).isClaimed()).isFalse();
    }

    /** A document of 48730 bytes comes before minute 0, when the sensor calls it malicious. */
    private static Scene verdict(String hash) {
        return new Scene()
                .session(HOST, PEER, -5, SessionState.ANSWERED, 1044, 48_730)
                .alert("test:2", "Malicious document", true, 1, 0, Severity.HIGH, hash);
    }

    private static Scene nearDownload(org.hinomi.model.address.IpAddress fetcher) {
        return new Scene()
                .listed(IndicatorRole.DISTRIBUTION)
                .session(HOST, PEER, 1, SessionState.ANSWERED, 1154, 23_532)
                .session(HOST, PEER, 2, SessionState.ANSWERED, 1206, 23_532)
                .session(OTHER, PEER, 3, SessionState.ANSWERED, 1154, 23_884)
                .session(MEMBER, PEER, 4, SessionState.ANSWERED, 307, 14_466)
                .session(MEMBER, PEER, 5, SessionState.ANSWERED, 359, 14_510)
                .session(fetcher, PEER, 0, SessionState.ANSWERED, 2283, 353_460);
    }

    @Test
    void aServerThatAnsweredOthersIsSaidWhereItNeverAnsweredThisHost() {
        Scene scene = new Scene()
                .listed(IndicatorRole.COMMAND_AND_CONTROL)
                .calls(20, SessionState.UNANSWERED, 0, 0)
                .session(OTHER, PEER, 3, SessionState.ANSWERED, 300, 900);
        RungFinding finding = scene.rung(DamageRung.COMMAND_AND_CONTROL);
        assertThat(finding.standing()).isEqualTo(Standing.NO_EVIDENCE);
        assertThat(finding.notObservable())
                .extracting(LocalText::en)
                .anySatisfy(text -> assertThat(text).contains("answered 1 other hosts"));
    }

    @Test
    void reIntrusionNeedsAKnownCleanUpAndEvidenceAfterIt() {
        Scene before = new Scene().listed(IndicatorRole.SINKHOLE).calls(3, SessionState.ANSWERED, 10, 10);
        assertThat(before.rung(DamageRung.RE_INTRUSION).standing()).isEqualTo(Standing.NO_EVIDENCE);

        TriageContext cleanedLater = cleanedUpAt(START_MS + 60 * MINUTE_MS);
        assertThat(before.within(cleanedLater).rung(DamageRung.RE_INTRUSION).isClaimed())
                .isFalse();

        Scene after = new Scene()
                .listed(IndicatorRole.SINKHOLE)
                .calls(3, SessionState.ANSWERED, 10, 10)
                .within(cleanedUpAt(START_MS - MINUTE_MS));
        RungFinding finding = after.rung(DamageRung.RE_INTRUSION);
        assertThat(finding.isClaimed()).isTrue();
        assertThat(finding.text().ja()).contains("対処完了");
        assertThat(after.judge().damage()).isEqualTo(DamageRung.RE_INTRUSION);
    }

    @Test
    void aProbeAfterACleanUpIsNoReIntrusion() {
        Scene scene = new Scene()
                .alert("test:1", "Malicious file", false, 3, 0, Severity.HIGH, HASH)
                .session(PEER, HOST, 1, SessionState.ANSWERED, 500, 500)
                .within(cleanedUpAt(START_MS - MINUTE_MS));
        assertThat(scene.rung(DamageRung.DELIVERED).isClaimed()).isTrue();
        assertThat(scene.rung(DamageRung.RE_INTRUSION).isClaimed()).isFalse();
    }

    private static TriageContext cleanedUpAt(long momentMs) {
        return TriageContext.NONE.withHost(new HostProfile(StopClass.UNKNOWN, HostProfile.NO_FIELD, momentMs));
    }

    @Test
    void aMemberThatAnsweredAnAttackIsSpreading() {
        Scene scene = new Scene()
                .signal(
                        "alerted-host",
                        0,
                        MEMBER,
                        new Evidence.Alerts("test:6", "Exploit", "", Severity.HIGH, true, 3, 0, ""))
                .session(HOST, MEMBER, 0, SessionState.ANSWERED, 900, 400);
        assertThat(scene.judge().damage()).isEqualTo(DamageRung.SPREADING);
    }

    @Test
    void aKnownSinkholeCountsWithoutAnIndicator() {
        Scene scene = new Scene()
                .alert(true, 3, 0, Severity.LOW)
                .calls(2, SessionState.ANSWERED, 10, 10)
                .within(TriageContext.NONE.withPeers(Map.of(PEER, Set.of(PeerContext.SINKHOLE))));
        assertThat(scene.rung(DamageRung.EXECUTED).basis()).isEqualTo("sinkhole");
    }

    @Test
    void behavioursBelowTheirThresholdSpeakWithoutAClaim() {
        RungFinding finding = new Scene().behaviour(DamageRung.EXECUTED, 40).rung(DamageRung.EXECUTED);
        assertThat(finding.isClaimed()).isFalse();
        assertThat(finding.evidenceFor()).extracting(LocalText::en).containsExactly("seen 12 times");
        // 40 · 49 / 50
        assertThat(finding.likelihood()).isEqualTo(39);
    }

    @Test
    void finalReportsMoveTheLikelihoodAndNeverTheClaim() {
        Scene scene = new Scene().listed(IndicatorRole.SINKHOLE).calls(3, SessionState.ANSWERED, 10, 10);
        FinalReport harmless = new FinalReport(scene.judge().ladder(), DamageRung.NONE);
        LadderCalibration calibration = LadderCalibration.of(Collections.nCopies(20, harmless));
        RungFinding finding =
                scene.within(TriageContext.NONE.withCalibration(calibration)).rung(DamageRung.EXECUTED);
        // (0.85 · 20 + 0) / 40 = 0.425
        assertThat(finding.likelihood()).isEqualTo(43);
        assertThat(finding.isClaimed()).isTrue();
    }

    @Test
    void everyRungSaysWhatCannotBeSeenAndWhatWouldMoveIt() {
        for (Scene scene : List.of(
                new Scene().listed(IndicatorRole.SINKHOLE).calls(3, SessionState.ANSWERED, -1, -1),
                new Scene().alert(false, 1, 0, Severity.HIGH),
                new Scene().behaviour(DamageRung.NONE, 60))) {
            assertThat(scene.judge().ladder())
                    .extracting(RungFinding::rung)
                    .containsExactlyElementsOf(
                            Arrays.stream(DamageRung.values()).skip(1).toList());
            assertThat(scene.judge().ladder()).allSatisfy(DamageLadderTest::isComplete);
        }
    }

    private static void isComplete(RungFinding finding) {
        assertThat(finding.next()).as("%s", finding.rung()).isNotEmpty();
        assertThat(finding.hasLikelihood()).isTrue();
        for (List<LocalText> texts : List.of(
                List.of(finding.text()),
                finding.evidenceFor(),
                finding.evidenceAgainst(),
                finding.notObservable(),
                finding.next())) {
            assertThat(texts).allSatisfy(text -> {
                assertThat(text.ja()).isNotBlank().doesNotContain("%").isNotEqualTo(text.en());
                assertThat(text.en()).isNotBlank().doesNotContain("%d").doesNotContain("null");
            });
        }
    }

    @Test
    void noEvidenceIsSaidSoInBothLanguages() {
        Scene scene = new Scene().alert(false, 0, 5, Severity.HIGH);
        RungFinding finding = scene.rung(DamageRung.DELIVERED);
        assertThat(finding.standing()).isEqualTo(Standing.NO_EVIDENCE);
        assertThat(finding.text().ja()).contains("確認されていません");
        assertThat(finding.text().en()).contains("was seen");
        assertThat(finding.likelihood()).isPositive();
    }

    @Test
    void everyRowOfTheTableGivesItsReason() {
        assertThat(LikelihoodTable.all()).allSatisfy(row -> {
            assertThat(row.why()).isNotBlank();
            assertThat(row.likelihood()).isBetween(1, 99);
        });
    }
}
