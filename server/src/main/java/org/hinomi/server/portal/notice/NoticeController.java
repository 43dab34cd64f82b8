// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.portal.notice;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hinomi.desk.attention.AttentionBudget.Standing;
import org.hinomi.desk.incident.Incident;
import org.hinomi.desk.incident.Lane;
import org.hinomi.desk.notice.Notice;
import org.hinomi.desk.notice.NoticeComposer;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.network.Institution;
import org.hinomi.model.session.Session;
import org.hinomi.model.signal.Signal;
import org.hinomi.server.config.Configuration.NoticeRules;
import org.hinomi.server.desk.NoticeDecision;
import org.hinomi.server.mail.NoticeMessage;
import org.hinomi.server.portal.page.DayFunnel;
import org.hinomi.server.portal.page.DeskData;
import org.hinomi.server.portal.page.IncidentView;
import org.hinomi.server.portal.page.Viewer;
import org.hinomi.server.store.IncidentTable;
import org.hinomi.server.store.NoticeTable;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Composing a notice, looking at it, sending it. */
@Controller
class NoticeController {

    private static final long DAY_MS = 24L * 60 * 60 * 1000;
    private static final int TICKET_NUMBERS = 1_000_000;
    private static final int SHOWN = 200;
    private static final String HALF = "half";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final DeskData desk;
    private final NoticeDecision decision;
    private final NoticeRules rules;
    private final DayFunnel funnel;
    private final Clock clock;

    NoticeController(DeskData desk, NoticeDecision decision, NoticeRules rules, DayFunnel funnel, Clock clock) {
        this.desk = desk;
        this.decision = decision;
        this.rules = rules;
        this.funnel = funnel;
        this.clock = clock;
    }

    /**
     * The attention budget as the page shows it.
     *
     * @param free when the next notice fits again
     */
    record BudgetView(int used, int notices, int days, Instant free, boolean over) {}

    /** The notice that was sent just before. */
    record Told(long id, String ticket) {}

    record Mail(String lang, String name, String subject, String body) {}

    record NoticeView(
            String ticket, String to, String messageId, Instant decidedAt, String decidedBy, String delivery) {}

    record ListRow(
            long id,
            String state,
            String ticket,
            String subject,
            String host,
            int step,
            String rung,
            String override,
            Instant at) {}

    @GetMapping("/notices/compose")
    String compose(
            @RequestParam long incident,
            @RequestParam(required = false) @Nullable String problem,
            @RequestParam(defaultValue = "") String lane,
            @RequestParam(defaultValue = "0") long told,
            @AuthenticationPrincipal Viewer viewer,
            Locale locale,
            Model model) {
        String ticket = NoticeComposer.ticket(clock.millis(), RANDOM.nextInt(TICKET_NUMBERS));
        Incident found = find(incident);
        Notice notice = compose(found, ticket, viewer);
        show(model, notice, found, "preview", "waiting", locale);
        BudgetView budget = budget(found);
        model.addAttribute("budget", budget);
        model.addAttribute("oneKey", lane.equals(HALF) && found.lane() == Lane.HALF_AUTOMATIC && !budget.over());
        model.addAttribute(
                "told",
                new NoticeTable(desk.transactions().jdbc())
                        .find(told)
                        .map(stored -> new Told(stored.id(), stored.notice().ticket()))
                        .orElse(null));
        model.addAttribute("problem", problem);
        return "notice/notice-preview";
    }

    private BudgetView budget(Incident incident) {
        JdbcClient jdbc = desk.transactions().jdbc();
        Standing standing = decision.standing(jdbc, incident.institution(), incident.id(), clock.millis());
        return new BudgetView(
                standing.used(),
                standing.notices(),
                rules.budget().periodDays(),
                Instant.ofEpochMilli(standing.freeAtMs()),
                decision.needsReason(jdbc, incident.institution(), incident.id(), clock.millis()));
    }

    private Notice compose(Incident incident, String ticket, Viewer viewer) {
        Institution institution = desk.register().find(incident.institution()).orElseThrow();
        List<Signal> signals = new IncidentTable(desk.transactions().jdbc()).signals(incident.id());
        Set<IpAddress> peers = new TreeSet<>();
        signals.forEach(signal -> peers.addAll(signal.peers()));
        List<Session> sessions = desk.sessions()
                .between(incident.host(), peers, incident.firstMs() - DAY_MS, incident.lastMs() + DAY_MS);
        String domain = desk.mailFrom().substring(desk.mailFrom().indexOf('@') + 1);
        return NoticeComposer.compose(
                ticket,
                new NoticeComposer.Facts(incident, institution, signals, sessions),
                domain,
                viewer.name(),
                clock.millis());
    }

    private Incident find(long id) {
        return new IncidentTable(desk.transactions().jdbc())
                .find(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private void show(Model model, Notice notice, Incident incident, String state, String delivery, Locale locale) {
        String institution = desk.register()
                .find(incident.institution())
                .map(found -> locale.getLanguage().equals("en") ? found.nameEn() : found.nameJa())
                .orElse("");
        model.addAttribute("incident", IncidentView.of(incident, institution, locale, clock.millis()));
        model.addAttribute("noticeState", state);
        model.addAttribute(
                "notice",
                new NoticeView(
                        notice.ticket(),
                        String.join(", ", desk.register().contacts(incident.institution())),
                        notice.messageId(),
                        Instant.ofEpochMilli(notice.decidedMs()),
                        notice.decidedBy(),
                        delivery));
        model.addAttribute(
                "mails",
                List.of(
                        new Mail(
                                "ja",
                                "日本語",
                                notice.subject().ja(),
                                notice.text().ja()),
                        new Mail(
                                "en",
                                "English",
                                notice.subject().en(),
                                notice.text().en())));
    }

    /**
     * Decides: the notice, its message, the budget and the incident's new state in one transaction. The ticket number makes it
     * happen once.
     */
    @PostMapping("/notices")
    String send(
            @RequestParam long incident,
            @RequestParam String ticket,
            @RequestParam(defaultValue = "") String override,
            @RequestParam(defaultValue = "") String next,
            @AuthenticationPrincipal Viewer viewer) {
        if (!ticket.matches("HN-\\d{8}-\\d{6}")) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        Incident found = find(incident);
        List<String> recipients = desk.register().contacts(found.institution());
        if (rules.isShadow() || recipients.isEmpty() || found.isClosed()) {
            throw new ResponseStatusException(HttpStatus.CONFLICT);
        }
        Notice notice = compose(found, ticket, viewer);
        byte[] message = NoticeMessage.bytes(notice, desk.mailFrom(), recipients);
        Optional<Long> id =
                desk.transactions().run(jdbc -> decision.decide(jdbc, notice, recipients, message, override));
        return id.map(number -> next.equals(HALF)
                        ? "redirect:/notices/next?after=" + incident + "&told=" + number
                        : "redirect:/notices/" + number)
                .orElse("redirect:/notices/compose?incident=" + incident + "&problem=reason-missing");
    }

    /** The draft of the next half-automatic incident behind one in the queue's order, or the lane's list where none is left. */
    @GetMapping("/notices/next")
    String next(@RequestParam long after, @RequestParam(defaultValue = "0") long told) {
        List<Long> waiting = desk.transactions()
                .jdbc()
                .sql("""
                        select id from incident
                        where lane = 'HALF_AUTOMATIC' and (status in ('OPEN', 'TAKEN') or id = :after)
                        order by urgency desc, risk desc, last_ms desc, id
                        """)
                .param("after", after)
                .query((row, number) -> row.getLong("id"))
                .list();
        int here = waiting.indexOf(after);
        if (here + 1 >= waiting.size()) {
            return told > 0 ? "redirect:/notices/" + told : "redirect:/queue?filter=half";
        }
        return "redirect:/notices/compose?lane=half&incident=" + waiting.get(here + 1) + "&told=" + told;
    }

    @GetMapping("/notices/{id}")
    String sent(@PathVariable long id, Locale locale, Model model) {
        NoticeTable.Stored stored = new NoticeTable(desk.transactions().jdbc())
                .find(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        show(model, stored.notice(), find(stored.notice().incidentId()), "sent", delivery(stored), locale);
        model.addAttribute("override", stored.overrideReason());
        return "notice/notice-preview";
    }

    private static String delivery(NoticeTable.Stored stored) {
        if (stored.acknowledgedMs() > 0) {
            return "acknowledged";
        }
        return stored.sentMs() > 0 ? "sent" : "waiting";
    }

    @GetMapping("/notices")
    String list(Locale locale, Model model) {
        NoticeTable notices = new NoticeTable(desk.transactions().jdbc());
        model.addAttribute(
                "notices",
                notices.latest(SHOWN).stream()
                        .map(stored -> row(stored, locale))
                        .toList());
        model.addAttribute("funnel", funnel.stages(locale));
        return "notice/notices";
    }

    private ListRow row(NoticeTable.Stored stored, Locale locale) {
        Incident incident = find(stored.notice().incidentId());
        String rung = incident.judgement().damage().id();
        return new ListRow(
                stored.id(),
                delivery(stored),
                stored.notice().ticket(),
                IncidentView.in(incident.judgement().title(), locale),
                incident.host().toString(),
                IncidentView.step(rung),
                rung,
                stored.overrideReason(),
                Instant.ofEpochMilli(stored.notice().decidedMs()));
    }
}
