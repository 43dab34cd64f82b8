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
import org.hinomi.analysis.Detectors;
import org.hinomi.desk.incident.Incident;
import org.hinomi.desk.incident.IncidentDesk;
import org.hinomi.desk.notice.Notice;
import org.hinomi.desk.notice.NoticeComposer;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.network.Institution;
import org.hinomi.model.session.Session;
import org.hinomi.model.signal.Signal;
import org.hinomi.server.mail.NoticeMessage;
import org.hinomi.server.portal.page.DeskData;
import org.hinomi.server.portal.page.IncidentView;
import org.hinomi.server.portal.page.Viewer;
import org.hinomi.server.store.IncidentTable;
import org.hinomi.server.store.NoticeTable;
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
    private static final SecureRandom RANDOM = new SecureRandom();

    private final DeskData desk;
    private final Clock clock;

    NoticeController(DeskData desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

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
            String next,
            Instant at) {}

    @GetMapping("/notices/compose")
    String compose(@RequestParam long incident, @AuthenticationPrincipal Viewer viewer, Locale locale, Model model) {
        String ticket = NoticeComposer.ticket(clock.millis(), RANDOM.nextInt(TICKET_NUMBERS));
        Incident found = find(incident);
        Notice notice = compose(found, ticket, viewer);
        show(model, notice, found, "preview", "waiting", locale);
        return "notice/notice-preview";
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

    /** Decides: the notice, its message and the incident's new state in one transaction. The ticket number makes it happen once. */
    @PostMapping("/notices")
    String send(@RequestParam long incident, @RequestParam String ticket, @AuthenticationPrincipal Viewer viewer) {
        if (!ticket.matches("HN-\\d{8}-\\d{6}")) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        Incident found = find(incident);
        List<String> recipients = desk.register().contacts(found.institution());
        if (recipients.isEmpty() || found.isClosed()) {
            throw new ResponseStatusException(HttpStatus.CONFLICT);
        }
        Notice notice = compose(found, ticket, viewer);
        byte[] message = NoticeMessage.bytes(notice, desk.mailFrom(), recipients);
        long id = desk.transactions().run(jdbc -> decide(jdbc, notice, recipients, message, viewer));
        return "redirect:/notices/" + id;
    }

    private long decide(JdbcClient jdbc, Notice notice, List<String> recipients, byte[] message, Viewer viewer) {
        NoticeTable notices = new NoticeTable(jdbc);
        Optional<NoticeTable.Stored> already = notices.ofIncident(notice.incidentId()).stream()
                .filter(stored -> stored.notice().ticket().equals(notice.ticket()))
                .findFirst();
        if (already.isPresent()) {
            return already.get().id();
        }
        long id = notices.decide(notice, recipients, message);
        new IncidentDesk(
                        new IncidentTable(jdbc),
                        (host, signals) -> Detectors.triage().judge(host, signals, desk.sessions()))
                .notified(notice.incidentId(), viewer.name(), notice.ticket(), notice.decidedMs());
        return id;
    }

    @GetMapping("/notices/{id}")
    String sent(@PathVariable long id, Locale locale, Model model) {
        NoticeTable.Stored stored = new NoticeTable(desk.transactions().jdbc())
                .find(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        show(model, stored.notice(), find(stored.notice().incidentId()), "sent", delivery(stored), locale);
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
                "",
                Instant.ofEpochMilli(stored.notice().decidedMs()));
    }
}
