// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.portal.inbox;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hinomi.desk.incident.Incident;
import org.hinomi.server.portal.page.IncidentView;
import org.hinomi.server.portal.page.MemberData;
import org.hinomi.server.portal.page.Viewer;
import org.hinomi.server.store.IncidentTable;
import org.hinomi.server.store.NoticeTable;
import org.hinomi.server.store.NoticeTable.Stored;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;

/** What an institution was told. Every query runs as that institution; another's notice does not exist here. */
@Controller
class InboxController {

    private static final int SHOWN = 200;

    private final MemberData data;
    private final MessageSource messages;
    private final Clock clock;

    InboxController(MemberData data, MessageSource messages, Clock clock) {
        this.data = data;
        this.messages = messages;
        this.clock = clock;
    }

    record Row(
            long id,
            String state,
            String ticket,
            String subject,
            String host,
            int step,
            String rung,
            String next,
            Instant at) {}

    record Letter(
            long id,
            String ticket,
            String subject,
            String what,
            Instant sentAt,
            @Nullable Instant ackAt,
            String ackBy) {}

    @GetMapping("/inbox")
    String inbox(@AuthenticationPrincipal Viewer viewer, Locale locale, Model model) {
        List<Row> rows = data.transactions().asInstitution(viewer.institution(), jdbc -> {
            IncidentTable incidents = new IncidentTable(jdbc);
            return new NoticeTable(jdbc)
                    .latest(SHOWN).stream()
                            .map(stored ->
                                    row(stored, incidents.find(stored.notice().incidentId()), locale))
                            .toList();
        });
        model.addAttribute("notices", rows);
        model.addAttribute(
                "unread",
                rows.stream().filter(row -> row.state().equals("unread")).count());
        return "inbox/inbox";
    }

    private Row row(Stored stored, Optional<Incident> incident, Locale locale) {
        String state = stored.acknowledgedMs() > 0 ? "acknowledged" : "unread";
        String rung = incident.map(found -> found.judgement().damage().id()).orElse("none");
        return new Row(
                stored.id(),
                state,
                stored.notice().ticket(),
                incident.map(found -> IncidentView.in(found.judgement().title(), locale))
                        .orElse(""),
                incident.map(found -> found.host().toString()).orElse(""),
                IncidentView.step(rung),
                rung,
                messages.getMessage("inbox.next." + state, null, locale),
                Instant.ofEpochMilli(stored.notice().decidedMs()));
    }

    @GetMapping("/inbox/{id}")
    String letter(@PathVariable long id, @AuthenticationPrincipal Viewer viewer, Locale locale, Model model) {
        return data.transactions().asInstitution(viewer.institution(), jdbc -> {
            Stored stored =
                    new NoticeTable(jdbc).find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
            Incident incident = new IncidentTable(jdbc)
                    .find(stored.notice().incidentId())
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
            model.addAttribute("notice", letter(stored, incident, locale));
            model.addAttribute("incident", IncidentView.of(incident, "", locale, clock.millis()));
            model.addAttribute("ladder", IncidentView.ladder(incident.judgement(), locale));
            model.addAttribute("acknowledged", stored.acknowledgedMs() > 0);
            return "inbox/inbox-notice";
        });
    }

    private static Letter letter(Stored stored, Incident incident, Locale locale) {
        return new Letter(
                stored.id(),
                stored.notice().ticket(),
                IncidentView.in(incident.judgement().title(), locale),
                IncidentView.in(stored.notice().text(), locale),
                Instant.ofEpochMilli(stored.notice().decidedMs()),
                stored.acknowledgedMs() > 0 ? Instant.ofEpochMilli(stored.acknowledgedMs()) : null,
                stored.acknowledgedBy());
    }

    @PostMapping("/inbox/{id}/acknowledge")
    String acknowledge(@PathVariable long id, @AuthenticationPrincipal Viewer viewer) {
        data.transactions().asInstitution(viewer.institution(), jdbc -> {
            NoticeTable notices = new NoticeTable(jdbc);
            if (notices.find(id).isEmpty()) {
                throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            }
            return notices.acknowledge(id, viewer.name(), clock.millis());
        });
        return "redirect:/inbox/" + id;
    }
}
