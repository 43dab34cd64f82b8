// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person's way through a real browser: from the link to the queue, the incident, the notice and the CSIRT's inbox. */
class BrowserTest {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final List<AutoCloseable> open = new ArrayList<>();
    private final List<String> foreign = new ArrayList<>();
    private DeskFixture fixture = new DeskFixture();
    private Portal portal = fixture.startPortal();

    @BeforeEach
    void findChromium() {
        assumeTrue(chromium().isPresent(), "no Chromium on this machine: the browser tests are left out");
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable closeable : open.reversed()) {
            closeable.close();
        }
        portal.close();
        fixture.close();
    }

    private static Optional<Path> chromium() {
        String folders = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(folders.split(":"))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private Browser browser() {
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(java.util.Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        open.add(playwright);
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium().orElseThrow())
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-background-networking",
                                "--disable-component-update")));
        open.add(browser);
        return browser;
    }

    private Page visit(Browser browser, String link, String language, ColorScheme scheme) {
        BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(1366, 768).setColorScheme(scheme));
        Page page = context.newPage();
        page.onRequest(request -> {
            if (!request.url().startsWith(portal.url())) {
                foreign.add(request.url());
            }
        });
        page.onConsoleMessage(message -> {
            // Whoever presses the button before the page has focused it gets this remark; a person is not as fast.
            if (!message.text().startsWith("Autofocus processing was blocked")) {
                foreign.add(message.text());
            }
        });
        page.navigate(portal.url() + link + "?lang=" + language);
        page.locator("form button[type=submit]").click();
        page.waitForLoadState();
        return page;
    }

    @Test
    void anAnalystTellsAnInstitutionAndItsCsirtConfirms() {
        Browser browser = browser();
        Page analyst = visit(browser, fixture.link("Saeki", "ANALYST", 0), "ja", ColorScheme.LIGHT);
        check(analyst, "queue-ja-light");
        analyst.keyboard().press("j");
        analyst.keyboard().press("Enter");
        analyst.waitForURL("**/incidents/*");
        check(analyst, "incident-ja-light");
        String host = analyst.locator(".incident-head .mono").first().innerText();
        analyst.keyboard().press("n");
        analyst.waitForURL("**/notices/compose**");
        check(analyst, "preview-ja-light");
        analyst.locator("[data-dialog=send-notice]").click();
        analyst.locator("#send-notice button[type=submit]").click();
        analyst.waitForURL("**/notices/*");
        check(analyst, "sent-ja-light");

        int institution = host.equals("192.0.2.10") ? DeskFixture.AOBA : DeskFixture.MINATO;
        Page csirt = visit(browser, fixture.link("CSIRT", "CSIRT", institution), "en", ColorScheme.DARK);
        check(csirt, "inbox-en-dark");
        csirt.locator("a.inbox__subject").first().click();
        csirt.waitForURL("**/inbox/*");
        assertThat(csirt.locator(".mail__body").innerText()).contains(host);
        check(csirt, "letter-en-dark");
        csirt.locator(".actions form button[type=submit]").click();
        csirt.waitForLoadState();
        assertThat(csirt.locator(".banner--ok").innerText()).contains("Acknowledged");
        assertThat(foreign)
                .as("requests to other hosts, and complaints of the browser")
                .isEmpty();
    }

    @Test
    void draftsOfTheHalfAutomaticLaneAreConfirmedWithOneKeyEach() {
        Browser browser = browser();
        Page analyst = visit(browser, fixture.link("Saeki", "ANALYST", 0), "ja", ColorScheme.LIGHT);
        analyst.keyboard().press("h");
        analyst.waitForURL("**/queue?filter=half");
        check(analyst, "half-ja-light");
        analyst.keyboard().press("j");
        analyst.keyboard().press("Enter");
        analyst.waitForURL("**/notices/compose**");
        check(analyst, "draft-ja-light");
        analyst.keyboard().press("Enter");
        analyst.waitForURL("**told=*");
        check(analyst, "next-draft-ja-light");
        analyst.keyboard().press("Enter");
        analyst.waitForURL(url -> url.matches(".*/notices/\\d+"));
        Page csirt = visit(browser, fixture.link("CSIRT", "CSIRT", DeskFixture.AOBA), "en", ColorScheme.DARK);
        assertThat(csirt.locator("a.inbox__subject").count()).isEqualTo(1);
        csirt.navigate(portal.url() + "/inbox/untold");
        check(csirt, "untold-empty-en-dark");
        analyst.navigate(portal.url() + "/untold");
        check(analyst, "untold-ja-light");
        analyst.navigate(portal.url() + "/learning");
        check(analyst, "learning-ja-light");
        assertThat(foreign)
                .as("requests to other hosts, and complaints of the browser")
                .isEmpty();
    }

    @Test
    void theQueueComesAnewAndKeepsTheFocus() {
        Browser browser = browser();
        Page analyst = visit(browser, fixture.link("Saeki", "ANALYST", 0), "en", ColorScheme.DARK);
        analyst.keyboard().press("j");
        String focused = (String) analyst.evaluate("document.activeElement.id");
        assertThat(focused).startsWith("incident-");
        analyst.evaluate("document.querySelector('#live').dataset.old = 'yes'");
        analyst.evaluate("htmx.ajax('GET', location.href,"
                + " {source: '#live', target: '#live', select: '#live', swap: 'outerHTML'})");
        analyst.waitForFunction("document.querySelector('#live').dataset.old === undefined");
        assertThat(analyst.evaluate("document.activeElement.id")).isEqualTo(focused);
        assertThat(analyst.locator("#queue-news").textContent()).isEmpty();
        check(analyst, "queue-en-dark");
        assertThat(foreign)
                .as("requests to other hosts, and complaints of the browser")
                .isEmpty();
    }

    /** Takes a picture, and holds the page against the rules of WCAG 2.1 A and AA. */
    private static void check(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
        List<Rule> violations = new AxeBuilder(page)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa"))
                .analyze()
                .getViolations();
        assertThat(violations).as(name).extracting(Rule::getId).isEmpty();
    }
}
