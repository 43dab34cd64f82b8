// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hinomi.desk.attention.AttentionBudget;
import org.hinomi.server.config.Configuration.NoticeRules;
import org.hinomi.server.config.Configuration.Sending;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The budget, the lanes, what was not told, what was learnt, and shadow mode, as people meet them. */
class AttentionPagesTest {

    private static final Pattern TICKET = Pattern.compile("HN-\\d{8}-\\d{6}");

    /** Room for one notice in four weeks. */
    private static final NoticeRules ONE = new NoticeRules(Sending.LIVE, new AttentionBudget(1, 28));

    private final DeskFixture fixture = new DeskFixture();
    private Portal portal = fixture.startPortal(ONE);

    @AfterEach
    void stop() {
        portal.close();
        fixture.close();
    }

    private Browsing person(String name, String role, int institution) throws IOException, InterruptedException {
        return new Browsing(portal.url()).signIn(fixture.link(name, role, institution));
    }

    private Browsing analyst() throws IOException, InterruptedException {
        return person("Saeki", "ANALYST", 0);
    }

    private long count(String from) {
        return fixture.database()
                .desk()
                .jdbc()
                .sql("select count(*) as n from " + from)
                .query((row, number) -> row.getLong("n"))
                .single();
    }

    /** Another incident at the first institution: a copy of the first one. */
    private String secondIncident() {
        return fixture.database()
                .desk()
                .jdbc()
                .sql("""
                        insert into incident (institution_id, host, status, opened_ms, due_ms, first_ms, last_ms, urgency,
                            risk, damage, title_ja, title_en, judgement, lane)
                        select institution_id, '192.0.2.11', status, opened_ms, due_ms, first_ms, last_ms, urgency, risk,
                            damage, title_ja, title_en, judgement, lane
                        from incident where institution_id = 1 limit 1 returning id
                        """)
                .query(Long.class)
                .single()
                .toString();
    }

    private String incidentOf(int institution) {
        return fixture.database()
                .desk()
                .jdbc()
                .sql("select min(id) from incident where institution_id = :id")
                .param("id", institution)
                .query(Long.class)
                .single()
                .toString();
    }

    private static String ticket(String body) {
        Matcher matcher = TICKET.matcher(body);
        assertThat(matcher.find()).isTrue();
        return matcher.group();
    }

    private static HttpResponse<String> tell(Browsing analyst, String incident, String override)
            throws IOException, InterruptedException {
        String ticket = ticket(analyst.get("/notices/compose?incident=" + incident + "&lang=en")
                .body());
        return analyst.post("/notices", Map.of("incident", incident, "ticket", ticket, "override", override));
    }

    @Test
    void overTheBudgetANoticeNeedsAReasonWhichStays() throws Exception {
        Browsing analyst = analyst();
        String first = incidentOf(DeskFixture.AOBA);
        String second = secondIncident();
        assertThat(tell(analyst, first, "").uri().getPath()).startsWith("/notices/");
        assertThat(tell(analyst, second, "too short").body())
                .contains("Budget spent", "Write a reason of at least ten characters.");
        assertThat(count("notice")).isEqualTo(1);
        assertThat(count("outbox")).isEqualTo(1);
        String reason = "three hosts of one campaign";
        assertThat(tell(analyst, second, reason).body()).contains("Told over the budget", reason);
        assertThat(analyst.get("/notices?lang=en").body()).contains(reason);
        assertThat(analyst.get("/incidents/" + second + "?lang=en").body()).contains("Told over the budget: " + reason);
        assertThat(tell(analyst, incidentOf(DeskFixture.MINATO), "").uri().getPath())
                .as("another institution has its own budget")
                .startsWith("/notices/");
    }

    @Test
    void anotherNoticeAboutATalkedOfIncidentCostsNothing() throws Exception {
        Browsing analyst = analyst();
        String first = incidentOf(DeskFixture.AOBA);
        tell(analyst, first, "");
        assertThat(tell(analyst, first, "").uri().getPath()).startsWith("/notices/");
        assertThat(count("notice")).isEqualTo(2);
    }

    @Test
    void theHalfAutomaticLaneTellsWithOneKeyAndGoesOnToTheNextDraft() throws Exception {
        Browsing analyst = analyst();
        String lane = analyst.get("/queue?filter=half&lang=en").body();
        assertThat(lane).contains("lane=half", "Half-automatic");
        String draft = analyst.get("/notices/compose?lane=half&incident=" + incidentOf(DeskFixture.AOBA) + "&lang=en")
                .body();
        assertThat(draft).contains("autofocus", "<kbd>Enter</kbd>");
        HttpResponse<String> next = analyst.post(
                "/notices", Map.of("incident", incidentOf(DeskFixture.AOBA), "ticket", ticket(draft), "next", "half"));
        assertThat(next.body()).contains("192.0.2.140", "<kbd>Enter</kbd>");
    }

    @Test
    void aCsirtSeesWhatItWasNotToldAndNothingOfAnother() throws Exception {
        Browsing analyst = analyst();
        for (int institution : new int[] {DeskFixture.AOBA, DeskFixture.MINATO}) {
            String id = incidentOf(institution);
            assertThat(analyst.get("/incidents/" + id).statusCode()).isEqualTo(200);
            analyst.post(
                    "/incidents/" + id + "/close",
                    Map.of("closing", "harmless", "reason", "The peer is a research server of Minato."));
        }
        Browsing csirt = person("CSIRT Aoba", "CSIRT", DeskFixture.AOBA);
        String page = csirt.get("/inbox/untold?kind=judged&lang=en").body();
        assertThat(page)
                .contains("192.0.2.10", "No harm", "listed")
                .doesNotContain("192.0.2.140", "research server of Minato", "/incidents/");
        assertThat(analyst.get("/untold/2?kind=judged&lang=en").body())
                .contains("192.0.2.140", "research server of Minato");
        assertThat(csirt.get("/untold/2").statusCode()).isEqualTo(403);
    }

    @Test
    void whatWasLearntIsShownAndCanBeTakenBack() throws Exception {
        Browsing analyst = analyst();
        String id = incidentOf(DeskFixture.AOBA);
        assertThat(analyst.get("/incidents/" + id).body()).contains("close-rung", "close-cleaned");
        analyst.post(
                "/incidents/" + id + "/close",
                Map.of(
                        "closing", "true",
                        "reason", "Confirmed by the CSIRT on the host.",
                        "rung", "command-and-control",
                        "cleaned", "2026-04-01T09:30"));
        assertThat(count("final_report where confirmed_rung = 'command-and-control' and cleaned_ms = 1775003400000"))
                .isEqualTo(1);
        assertThat(analyst.get("/learning?lang=en").body()).contains("List national-feed", "Confirmed by the CSIRT");
        String back = analyst.post(
                        "/incidents/" + id + "/take-back",
                        Map.of("reason", "it was the wrong host after all", "from", "learning"))
                .body();
        assertThat(back).contains("it was the wrong host after all").doesNotContain("List national-feed");
        assertThat(count("incident where status = 'OPEN'")).isEqualTo(2);
    }

    @Test
    void aLearntWeightCanBeForgottenWithAReason() throws Exception {
        Browsing analyst = analyst();
        String id = incidentOf(DeskFixture.AOBA);
        analyst.get("/incidents/" + id);
        analyst.post(
                "/incidents/" + id + "/close", Map.of("closing", "false", "reason", "The list names a wrong address."));
        analyst.get("/learning");
        Map<String, String> form = Map.of("kind", "list:national-feed", "institution", "1", "reason", "short");
        assertThat(analyst.post("/learning/forget", form).uri().getQuery()).contains("reason-missing");
        analyst.post(
                "/learning/forget",
                Map.of(
                        "kind", "list:national-feed",
                        "institution", "1",
                        "reason", "the list has been corrected since"));
        assertThat(analyst.get("/learning?lang=en").body())
                .contains("Nothing has been learnt yet", "the list has been corrected since");
    }

    @Test
    void inShadowModeEveryPageSaysSoAndNothingCanBeSent() throws Exception {
        portal.close();
        portal = fixture.startPortal(new NoticeRules(Sending.SHADOW, AttentionBudget.DEFAULT));
        Browsing analyst = analyst();
        assertThat(analyst.get("/queue?lang=en").body()).contains("Nothing leaves.");
        assertThat(analyst.get("/shadow?lang=en").body()).contains("There is no report yet");
        assertThat(tell(analyst, incidentOf(DeskFixture.AOBA), "").statusCode()).isEqualTo(409);
        assertThat(count("notice")).isZero();
        assertThat(count("outbox")).isZero();
        assertThat(person("CSIRT Aoba", "CSIRT", DeskFixture.AOBA)
                        .get("/inbox?lang=en")
                        .body())
                .contains("Nothing leaves.");
    }
}
