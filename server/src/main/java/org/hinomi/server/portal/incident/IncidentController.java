// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.portal.incident;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.hinomi.analysis.Detectors;
import org.hinomi.desk.incident.Closing;
import org.hinomi.desk.incident.Incident;
import org.hinomi.desk.incident.IncidentDesk;
import org.hinomi.desk.incident.Outcome;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.judgement.Reason;
import org.hinomi.model.network.Institution;
import org.hinomi.model.session.Protocol;
import org.hinomi.model.session.Session;
import org.hinomi.model.signal.Evidence;
import org.hinomi.model.signal.Signal;
import org.hinomi.server.portal.page.DeskData;
import org.hinomi.server.portal.page.IncidentView;
import org.hinomi.server.portal.page.Viewer;
import org.hinomi.server.store.IncidentTable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** One incident: why, how far, from what, and what can be done. */
@Controller
class IncidentController {

    private static final long DAY_MS = 24L * 60 * 60 * 1000;
    private static final int SHOWN_SESSIONS = 200;

    private final DeskData desk;
    private final MessageSource messages;
    private final Clock clock;

    IncidentController(DeskData desk, MessageSource messages, Clock clock) {
        this.desk = desk;
        this.messages = messages;
        this.clock = clock;
    }

    record SessionView(
            Instant at,
            String src,
            int sport,
            String dst,
            int dport,
            String proto,
            String state,
            long sent,
            long received,
            String country,
            boolean odd) {}

    record ClosingView(String id, String reason) {}

    @GetMapping("/incidents/{id}")
    String show(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String problem,
            Locale locale,
            Model model) {
        IncidentTable table = new IncidentTable(desk.transactions().jdbc());
        Incident incident = table.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        List<Signal> signals = table.signals(id);
        model.addAttribute("incident", view(incident, locale));
        model.addAttribute("ladder", IncidentView.ladder(incident.judgement(), locale));
        model.addAttribute("urgencyReasons", IncidentView.reasons(incident.judgement(), Reason.Score.URGENCY, locale));
        model.addAttribute("riskReasons", IncidentView.reasons(incident.judgement(), Reason.Score.RISK, locale));
        IncidentWords words = new IncidentWords(messages, locale);
        model.addAttribute("evidence", signals.stream().map(words::evidence).toList());
        model.addAttribute("sessions", sessions(incident, signals));
        model.addAttribute(
                "history", table.history(id).stream().map(words::history).toList());
        model.addAttribute("closings", closings(incident, locale));
        model.addAttribute("problem", problem);
        return "incident/incident";
    }

    private IncidentView view(Incident incident, Locale locale) {
        String institution = desk.register()
                .find(incident.institution())
                .map(found -> name(found, locale))
                .orElse("");
        return IncidentView.of(incident, institution, locale, clock.millis());
    }

    private static String name(Institution institution, Locale locale) {
        return locale.getLanguage().equals("en") ? institution.nameEn() : institution.nameJa();
    }

    private List<SessionView> sessions(Incident incident, List<Signal> signals) {
        Set<IpAddress> peers = new TreeSet<>();
        signals.forEach(signal -> peers.addAll(signal.peers()));
        List<Session> found = desk.sessions()
                .between(incident.host(), peers, incident.firstMs() - DAY_MS, incident.lastMs() + DAY_MS);
        List<SessionView> views = new ArrayList<>();
        for (Session session : found.stream().limit(SHOWN_SESSIONS).toList()) {
            views.add(new SessionView(
                    Instant.ofEpochMilli(session.startMs()),
                    session.src().toString(),
                    session.srcPort(),
                    session.dst().toString(),
                    session.dstPort(),
                    Protocol.name(session.protocol()),
                    session.state().name().toLowerCase(Locale.ROOT),
                    session.bytesOut(),
                    session.bytesIn(),
                    session.country(),
                    isOdd(session, signals)));
        }
        return views;
    }

    private static boolean isOdd(Session session, List<Signal> signals) {
        return signals.stream()
                .anyMatch(signal -> signal.evidence() instanceof Evidence.OddSize odd
                        && odd.bytesOut() == session.bytesOut()
                        && odd.bytesIn() == session.bytesIn());
    }

    private List<ClosingView> closings(Incident incident, Locale locale) {
        String fact = IncidentView.in(incident.judgement().title(), locale);
        String rung = IncidentView.in(incident.judgement().damage().title(), locale);
        return List.of(
                new ClosingView("false", messages.getMessage("suggest.false", null, locale) + fact),
                new ClosingView("harmless", messages.getMessage("suggest.harmless", null, locale) + fact),
                new ClosingView("true", messages.getMessage("suggest.true", null, locale) + rung));
    }

    @PostMapping("/incidents/{id}/take")
    String take(@PathVariable long id, @AuthenticationPrincipal Viewer viewer) {
        return after(
                id, desk.transactions().run(jdbc -> new IncidentDeskOf(jdbc).take(id, viewer.name(), clock.millis())));
    }

    @PostMapping("/incidents/{id}/release")
    String release(@PathVariable long id, @AuthenticationPrincipal Viewer viewer) {
        return after(
                id,
                desk.transactions().run(jdbc -> new IncidentDeskOf(jdbc).release(id, viewer.name(), clock.millis())));
    }

    @PostMapping("/incidents/{id}/close")
    String close(
            @PathVariable long id,
            @RequestParam String closing,
            @RequestParam(defaultValue = "") String reason,
            @AuthenticationPrincipal Viewer viewer) {
        Closing how = switch (closing) {
            case "false" -> Closing.FALSE_ALARM;
            case "harmless" -> Closing.HARMLESS;
            case "true" -> Closing.CONFIRMED;
            default -> throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        };
        Outcome outcome = desk.transactions()
                .run(jdbc -> new IncidentDeskOf(jdbc).close(id, how, reason, viewer.name(), clock.millis()));
        return outcome == Outcome.DONE ? "redirect:/queue" : after(id, outcome);
    }

    private static String after(long id, Outcome outcome) {
        return switch (outcome) {
            case DONE -> "redirect:/incidents/" + id;
            case NOT_FOUND -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            case CHANGED_MEANWHILE, NOT_ALLOWED, REASON_MISSING ->
                "redirect:/incidents/" + id + "?problem="
                        + outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
        };
    }

    /** The desk's acts within a transaction. */
    private final class IncidentDeskOf {

        private final IncidentDesk incidents;

        IncidentDeskOf(org.springframework.jdbc.core.simple.JdbcClient jdbc) {
            incidents = new IncidentDesk(
                    new IncidentTable(jdbc),
                    (host, signals) -> Detectors.triage().judge(host, signals, desk.sessions()));
        }

        Outcome take(long id, String who, long nowMs) {
            return incidents.take(id, who, nowMs);
        }

        Outcome release(long id, String who, long nowMs) {
            return incidents.release(id, who, nowMs);
        }

        Outcome close(long id, Closing how, String reason, String who, long nowMs) {
            return incidents.close(id, how, reason, who, nowMs);
        }
    }
}
