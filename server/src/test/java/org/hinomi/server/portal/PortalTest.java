// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hinomi.model.address.Prefix;
import org.hinomi.model.indicator.Indicator;
import org.hinomi.model.indicator.IndicatorRole;
import org.hinomi.server.store.RetroTable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PortalTest {

    private static final Pattern INCIDENT = Pattern.compile("/incidents/(\\d+)");
    private static final Pattern TICKET = Pattern.compile("HN-\\d{8}-\\d{6}");

    private DeskFixture fixture = new DeskFixture();
    private Portal portal = fixture.startPortal();

    @BeforeEach
    void knowsItsPort() {
        assertThat(portal.port()).isPositive();
    }

    @AfterEach
    void stop() {
        portal.close();
        fixture.close();
    }

    @Test
    void nobodySeesAPageWithoutSigningIn() throws Exception {
        for (String path :
                List.of("/queue", "/incidents/1", "/notices", "/retro", "/inbox", "/admin/people", "/sensors")) {
            HttpResponse<String> response = visitor().get(path);
            assertThat(response.uri().getPath()).as(path).isEqualTo("/sign-in");
            assertThat(response.body()).doesNotContain("192.0.2.10");
        }
    }

    @Test
    void aLinkWorksOnceAndOnlyByTheButton() throws Exception {
        String link = fixture.link("Saeki", "ANALYST", 0);
        assertThat(visitor().get(link).statusCode()).isEqualTo(200);
        assertThat(visitor().signIn(link).get("/queue").uri().getPath()).isEqualTo("/queue");
        assertThat(visitor().get(link).statusCode()).isEqualTo(410);
        assertThat(visitor().signIn(link).get("/queue").uri().getPath()).isEqualTo("/sign-in");
    }

    @Test
    void theQueueShowsIncidentsOfAllInstitutionsToAnAnalyst() throws Exception {
        String body = analyst().get("/queue?lang=en").body();
        assertThat(body).contains("192.0.2.10", "192.0.2.140", "Aoba University", "Minato Institute of Technology");
    }

    @Test
    void anIncidentSaysWhatSpeaksForAndAgainstEachRung() throws Exception {
        Browsing analyst = analyst();
        String id = firstIncident(analyst);
        assertThat(analyst.get("/incidents/" + id + "?lang=en").body())
                .contains("Next observation that would move it", "Re-intrusion", "No clean-up of this host is known")
                .contains("likelihood");
        assertThat(analyst.get("/incidents/" + id + "?lang=ja").body())
                .contains("推定が変わる次の観測", "再侵入", "このホストの過去の対処完了は登録されておらず");
    }

    @Test
    void aFormWithoutItsTokenIsRefused() throws Exception {
        Browsing analyst = analyst();
        String id = firstIncident(analyst);
        assertThat(analyst.forge("/incidents/" + id + "/take", Map.of()).statusCode())
                .isEqualTo(403);
    }

    @Test
    void rolesKeepToTheirPages() throws Exception {
        Browsing csirt = csirt(DeskFixture.AOBA);
        for (String path : List.of("/queue", "/incidents/1", "/notices", "/retro", "/admin/people", "/sensors")) {
            assertThat(csirt.get(path).statusCode()).as(path).isEqualTo(403);
        }
        assertThat(analyst().get("/inbox").statusCode()).isEqualTo(403);
        assertThat(analyst().get("/admin/people").statusCode()).isEqualTo(403);
    }

    @Test
    void aNoticeReachesItsInstitutionAndNoOther() throws Exception {
        Browsing analyst = analyst();
        HttpResponse<String> sent = sendNotice(analyst, "192.0.2.10");
        String notice = sent.uri().getPath().substring("/notices/".length());

        Browsing told = csirt(DeskFixture.AOBA);
        assertThat(told.get("/inbox").body()).contains("192.0.2.10");
        assertThat(told.get("/inbox/" + notice).body()).contains("受付番号").doesNotContain("湊工業大学");
        told.post("/inbox/" + notice + "/acknowledge", Map.of());
        assertThat(analyst.get("/notices/" + notice + "?lang=en").body()).contains("acknowledged");

        Browsing other = csirt(DeskFixture.MINATO);
        assertThat(other.get("/inbox").body()).doesNotContain("192.0.2.10");
        assertThat(other.get("/inbox/" + notice).statusCode()).isEqualTo(404);
    }

    @Test
    void sendingTwiceMakesOneNotice() throws Exception {
        Browsing analyst = analyst();
        String id = incidentOf(analyst, "192.0.2.10");
        String ticket = ticket(analyst.get("/notices/compose?incident=" + id).body());
        Map<String, String> form = Map.of("incident", id, "ticket", ticket);
        String first = analyst.post("/notices", form).uri().getPath();
        assertThat(analyst.post("/notices", form).uri().getPath()).isEqualTo(first);
    }

    @Test
    void aClosingNeedsAReason() throws Exception {
        Browsing analyst = analyst();
        String id = firstIncident(analyst);
        analyst.get("/incidents/" + id);
        HttpResponse<String> refused =
                analyst.post("/incidents/" + id + "/close", Map.of("closing", "false", "reason", " "));
        assertThat(refused.uri().getQuery()).isEqualTo("problem=reason-missing");
        HttpResponse<String> done = analyst.post(
                "/incidents/" + id + "/close",
                Map.of("closing", "harmless", "reason", "The peer is a research server of a partner."));
        assertThat(done.uri().getPath()).isEqualTo("/queue");
        assertThat(analyst.get("/queue?filter=closed").body()).contains("/incidents/" + id);
    }

    @Test
    void whatWasDoneStandsInTheReadersWords() throws Exception {
        Browsing analyst = analyst();
        String id = firstIncident(analyst);
        analyst.get("/incidents/" + id);
        analyst.post(
                "/incidents/" + id + "/close",
                Map.of("closing", "harmless", "reason", "The peer is a research server of a partner."));
        assertThat(analyst.get("/incidents/" + id + "?lang=ja").body())
                .contains("登録：掲載アドレスとの通信", "終結：正検知・実害なし。The peer is a research server")
                .contains("203.0.113.66（指令サーバー）")
                .doesNotContain("HARMLESS", "listed-peer", "command-and-control)");
        assertThat(analyst.get("/incidents/" + id + "?lang=en").body())
                .contains("Opened: contact with a listed address", "203.0.113.66 (command server)");
    }

    @Test
    void aCallThatDoesNotFitIsNotToldAsAFailureOfOurs() throws Exception {
        Browsing analyst = analyst();
        String id = firstIncident(analyst);
        for (String path : List.of("/incidents/" + id + "/close", "/incidents/first")) {
            HttpResponse<String> answer = analyst.get(path + "?lang=en");
            assertThat(answer.statusCode()).as(path).isBetween(400, 499);
            assertThat(answer.body())
                    .contains("This cannot be done", "Error " + answer.statusCode())
                    .doesNotContain("failed on our side");
        }
    }

    @Test
    void withoutScriptsAnIncidentIsClosedAndANoticeSent() throws Exception {
        Browsing analyst = analyst();
        String id = incidentOf(analyst, "192.0.2.10");
        assertThat(noscript(analyst.get("/incidents/" + id).body()))
                .contains("action=\"/incidents/" + id + "/close\"", "name=\"closing\"", "name=\"reason\"", "_csrf");
        assertThat(noscript(analyst.get("/notices/compose?incident=" + id).body()))
                .contains("action=\"/notices\"", "name=\"ticket\"", "type=\"checkbox\" required", "_csrf");
    }

    private static String noscript(String body) {
        return body.substring(body.indexOf("<noscript>"), body.indexOf("</noscript>"));
    }

    @Test
    void whoSignsOutIsOut() throws Exception {
        Browsing analyst = analyst();
        assertThat(analyst.get("/queue").body()).contains("action=\"/sign-out\"");
        assertThat(analyst.post("/sign-out", Map.of()).uri().getPath()).isEqualTo("/sign-in");
        assertThat(analyst.get("/queue").uri().getPath()).isEqualTo("/sign-in");
    }

    @Test
    void aCsirtSeesWhomItWorksFor() throws Exception {
        assertThat(csirt(DeskFixture.AOBA).get("/inbox?lang=ja").body())
                .contains("青葉大学")
                .doesNotContain("湊工業大学");
    }

    @Test
    void everyPageSpeaksBothLanguagesAndKeepsToItself() throws Exception {
        Browsing analyst = analyst();
        sendNotice(analyst, "192.0.2.10");
        searchBack();
        Browsing administrator = visitor().signIn(fixture.link("Admin", "ADMINISTRATOR", 0));
        Browsing csirt = csirt(DeskFixture.AOBA);
        for (String language : List.of("ja", "en")) {
            for (String path : List.of(
                    "/queue",
                    "/queue?filter=mine",
                    "/queue?filter=closed",
                    "/queue?filter=collected",
                    "/incidents/1",
                    "/notices",
                    "/notices/1",
                    "/notices/compose?incident=2",
                    "/sensors",
                    "/retro")) {
                assertPage(analyst, path, language);
            }
            for (String path : List.of("/admin/institutions", "/admin/people", "/sensors")) {
                assertPage(administrator, path, language);
            }
            for (String path : List.of("/inbox", "/inbox/1")) {
                assertPage(csirt, path, language);
            }
            assertPage(visitor(), "/sign-in", language);
            assertPage(visitor(), fixture.link("Saeki", "ANALYST", 0), language);
        }
    }

    /** One retro search that is answered and one that waits. */
    private void searchBack() {
        fixture.database().desk().act(jdbc -> {
            RetroTable searches = new RetroTable(jdbc);
            searches.replaceKnown(List.of(listed("203.0.113.66")), 1_000, 1_000);
            jdbc.sql("""
                    update retro_search set started_ms = 2000, answered_ms = 3000, from_ms = 0, to_ms = 3000, found = true,
                        sessions = 12, institutions = 2, coverage = '{}', findings = '[]'
                    """).update();
            searches.replaceKnown(List.of(listed("203.0.113.66"), listed("203.0.113.67")), 4_000, 4_000);
        });
    }

    private static Indicator listed(String address) {
        return new Indicator(
                Prefix.parse(address).orElseThrow(),
                IndicatorRole.COMMAND_AND_CONTROL,
                Indicator.DEFAULT_CONFIDENCE,
                "list",
                Long.MIN_VALUE,
                Long.MAX_VALUE);
    }

    private static void assertPage(Browsing who, String path, String language)
            throws IOException, InterruptedException {
        HttpResponse<String> page = who.get(path + (path.contains("?") ? "&" : "?") + "lang=" + language);
        assertThat(page.statusCode()).as(path).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .as(path)
                .hasValue(PortalSecurity.CONTENT_POLICY);
        assertThat(page.body())
                .as(path)
                .contains("lang=\"" + language + "\"")
                .doesNotContain("??", "style=\"", "onclick=", "<script>", "src=\"http", "href=\"http", "action=\"http");
    }

    private Browsing visitor() {
        return new Browsing(portal.url());
    }

    private Browsing analyst() throws IOException, InterruptedException {
        return visitor().signIn(fixture.link("Saeki", "ANALYST", 0));
    }

    private Browsing csirt(int institution) throws IOException, InterruptedException {
        return visitor().signIn(fixture.link("CSIRT " + institution, "CSIRT", institution));
    }

    private static String firstIncident(Browsing analyst) throws IOException, InterruptedException {
        return find(INCIDENT, analyst.get("/queue").body());
    }

    private static String incidentOf(Browsing analyst, String host) throws IOException, InterruptedException {
        for (String id : List.of("1", "2")) {
            if (analyst.get("/incidents/" + id).body().contains(host + "<")) {
                return id;
            }
        }
        throw new AssertionError("no incident of " + host);
    }

    private static HttpResponse<String> sendNotice(Browsing analyst, String host)
            throws IOException, InterruptedException {
        String id = incidentOf(analyst, host);
        String ticket = ticket(analyst.get("/notices/compose?incident=" + id).body());
        HttpResponse<String> sent = analyst.post("/notices", Map.of("incident", id, "ticket", ticket));
        assertThat(sent.statusCode()).isEqualTo(200);
        return sent;
    }

    private static String ticket(String body) {
        Matcher matcher = TICKET.matcher(body);
        assertThat(matcher.find()).isTrue();
        return matcher.group();
    }

    private static String find(Pattern pattern, String body) {
        Matcher matcher = pattern.matcher(body);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
