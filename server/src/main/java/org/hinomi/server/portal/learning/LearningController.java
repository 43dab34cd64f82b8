// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.portal.learning;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hinomi.desk.incident.IncidentDesk;
import org.hinomi.desk.learning.ClosingMemory;
import org.hinomi.desk.learning.Learnt;
import org.hinomi.model.context.ClosingCounts;
import org.hinomi.model.context.SignalKind;
import org.hinomi.server.desk.DeskJudge;
import org.hinomi.server.portal.page.DeskData;
import org.hinomi.server.portal.page.IncidentView;
import org.hinomi.server.portal.page.Viewer;
import org.hinomi.server.store.FinalReportTable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What has been learnt: weights, from which closings, when; and taking it back. */
@Controller
class LearningController {

    private static final int SHOWN_REVERTS = 50;

    private final DeskData desk;
    private final MessageSource messages;
    private final Clock clock;

    LearningController(DeskData desk, MessageSource messages, Clock clock) {
        this.desk = desk;
        this.messages = messages;
        this.clock = clock;
    }

    /** A learnt weight. */
    record Row(
            String kind,
            String name,
            int institution,
            String scope,
            String confirmed,
            String harmless,
            String falseAlarms,
            Instant latest,
            List<ShareView> closings) {}

    /** A closing behind a weight. */
    record ShareView(
            long incidentId,
            String number,
            Instant at,
            String institution,
            String person,
            String closing,
            String reason,
            String weight) {}

    /** Something that was taken back. */
    record Revert(Instant at, String what, String who, String reason) {}

    @GetMapping("/learning")
    String learning(@RequestParam(required = false) @Nullable String problem, Locale locale, Model model) {
        JdbcClient jdbc = desk.transactions().jdbc();
        ClosingMemory memory = DeskJudge.memory(jdbc, clock.millis());
        Map<Integer, String> names = desk.register().all().stream()
                .collect(Collectors.toMap(
                        institution -> institution.id().value(),
                        institution ->
                                locale.getLanguage().equals("en") ? institution.nameEn() : institution.nameJa()));
        model.addAttribute(
                "rows",
                Stream.concat(memory.shared().stream(), memory.own().stream())
                        .map(learnt -> row(jdbc, learnt, names, locale))
                        .toList());
        model.addAttribute("reverts", reverts(jdbc, names, locale));
        model.addAttribute("problem", problem);
        return "learning/learning";
    }

    private Row row(JdbcClient jdbc, Learnt learnt, Map<Integer, String> names, Locale locale) {
        ClosingCounts counts = learnt.counts();
        List<ShareView> closings =
                learnt.shares().stream().map(share -> share(jdbc, share, names)).toList();
        return new Row(
                learnt.kind().text(),
                kindName(learnt.kind().text(), locale),
                learnt.institution(),
                scope(learnt.institution(), names, locale),
                weight(counts.confirmed()),
                weight(counts.harmless()),
                weight(counts.falseAlarms()),
                closings.getFirst().at(),
                closings);
    }

    private static ShareView share(JdbcClient jdbc, Learnt.Share share, Map<Integer, String> names) {
        FinalReportTable.Words words =
                new FinalReportTable(jdbc).words(share.lesson().reportId());
        return new ShareView(
                share.lesson().incidentId(),
                IncidentView.number(share.lesson().incidentId()),
                Instant.ofEpochMilli(words.closedMs()),
                names.getOrDefault(share.lesson().institution(), ""),
                words.person(),
                words.closing(),
                words.reason(),
                weight(share.weight()));
    }

    private String scope(int institution, Map<Integer, String> names, Locale locale) {
        return institution == Learnt.SHARED
                ? messages.getMessage("learning.shared", null, locale)
                : names.getOrDefault(institution, "");
    }

    private String kindName(String kind, Locale locale) {
        int colon = kind.indexOf(':');
        return messages.getMessage("kind." + kind.substring(0, colon), null, locale) + " " + kind.substring(colon + 1);
    }

    private static String weight(double weight) {
        return String.format(Locale.ROOT, "%.2f", weight);
    }

    private List<Revert> reverts(JdbcClient jdbc, Map<Integer, String> names, Locale locale) {
        return jdbc.sql("""
                        select at_ms, who, reason, kind, coalesce(institution_id, 0) as institution, 0 as incident
                        from forgotten_kind
                        union all
                        select withdrawn_ms, withdrawn_by, withdrawn_reason, '', institution_id, incident_id
                        from final_report where withdrawn_ms is not null
                        order by at_ms desc limit :shown
                        """)
                .param("shown", SHOWN_REVERTS)
                .query((row, number) -> new Revert(
                        Instant.ofEpochMilli(row.getLong("at_ms")),
                        row.getString("kind").isEmpty()
                                ? IncidentView.number(row.getLong("incident"))
                                : kindName(row.getString("kind"), locale) + " – "
                                        + scope(row.getInt("institution"), names, locale),
                        row.getString("who"),
                        row.getString("reason")))
                .list();
    }

    /** Takes a learnt weight back: closings up to now count no more for it. */
    @PostMapping("/learning/forget")
    String forget(
            @RequestParam String kind,
            @RequestParam int institution,
            @RequestParam(defaultValue = "") String reason,
            @AuthenticationPrincipal Viewer viewer) {
        if (reason.strip().length() < IncidentDesk.MIN_REASON_CHARS) {
            return "redirect:/learning?problem=reason-missing";
        }
        desk.transactions()
                .act(jdbc -> new FinalReportTable(jdbc)
                        .forget(new SignalKind(kind), institution, viewer.name(), reason.strip(), clock.millis()));
        return "redirect:/learning";
    }
}
