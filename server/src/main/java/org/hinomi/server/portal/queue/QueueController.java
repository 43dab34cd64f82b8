// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.portal.queue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hinomi.desk.incident.Closing;
import org.hinomi.server.portal.page.DeskData;
import org.hinomi.server.portal.page.IncidentView;
import org.hinomi.server.portal.page.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The queue: incidents by urgency, the funnel above them, and sensors that need a look. */
@Controller
class QueueController {

    private static final int SHOWN = 200;
    /** How the reason of an incident that went into another begins; its number follows. */
    private static final String MERGED = "→ ";

    private static final long SILENT_MS = 5 * 60 * 1000;
    private static final Map<String, String> FILTERS = Map.of(
            "open", "status <> 'CLOSED'",
            "mine", "status <> 'CLOSED' and assignee = :who",
            "closed", "status = 'CLOSED' and closing <> 'AUTOMATIC'",
            "collected", "closing = 'AUTOMATIC'");
    private static final List<String> ORDER = List.of("open", "mine", "closed", "collected");

    private final DeskData desk;
    private final MessageSource messages;
    private final Clock clock;

    QueueController(DeskData desk, MessageSource messages, Clock clock) {
        this.desk = desk;
        this.messages = messages;
        this.clock = clock;
    }

    /** One row of the queue. */
    record Row(
            long id,
            String number,
            @Nullable Instant due,
            long minutes,
            String clock,
            String stopped,
            int urgency,
            int risk,
            int step,
            String rung,
            String institution,
            String host,
            String title,
            String cause,
            long signals,
            Instant seen,
            String state,
            String owner) {}

    record Chip(String id, long count) {}

    record Stage(String stage, long count, String note) {}

    record Health(String level, String state, String text) {}

    @GetMapping("/queue")
    String queue(
            @RequestParam(defaultValue = "open") String filter,
            @AuthenticationPrincipal Viewer viewer,
            Locale locale,
            Model model) {
        String known = FILTERS.containsKey(filter) ? filter : "open";
        JdbcClient jdbc = desk.transactions().jdbc();
        model.addAttribute("filter", known);
        List<Row> rows = rows(jdbc, known, viewer, locale);
        model.addAttribute("rows", rows);
        model.addAttribute("shown", rows.size());
        model.addAttribute("total", count(jdbc, "incident where " + FILTERS.get(known), viewer));
        List<Chip> chips = new ArrayList<>();
        for (String id : ORDER) {
            chips.add(new Chip(id, count(jdbc, "incident where " + FILTERS.get(id), viewer)));
        }
        model.addAttribute("chips", chips);
        model.addAttribute("funnel", funnel(jdbc, viewer));
        model.addAttribute("health", health(jdbc));
        return "queue/queue";
    }

    private List<Row> rows(JdbcClient jdbc, String filter, Viewer viewer, Locale locale) {
        boolean isEnglish = locale.getLanguage().equals("en");
        return jdbc.sql("""
                        select incident.*, institution.name_ja, institution.name_en,
                            (select count(*) from incident_signal s where s.incident_id = incident.id) as signals
                        from incident join institution on institution.id = incident.institution_id
                        where %s
                        order by urgency desc, risk desc, last_ms desc, incident.id limit :shown
                        """.formatted(FILTERS.get(filter)))
                .param("who", viewer.name())
                .param("shown", SHOWN)
                .query((row, number) -> row(row, isEnglish, cause(row, locale)))
                .list();
    }

    /** Why a closed incident is closed: a person's words, or ours in the page's language. */
    private String cause(ResultSet row, Locale locale) throws SQLException {
        String reason = row.getString("closing_reason");
        if (!Closing.AUTOMATIC.name().equals(row.getString("closing"))) {
            return reason;
        }
        if (reason.startsWith(MERGED)) {
            return messages.getMessage("queue.merged", new Object[] {reason.substring(MERGED.length())}, locale);
        }
        return messages.getMessage("queue.collected", null, locale);
    }

    private Row row(ResultSet row, boolean isEnglish, String cause) throws SQLException {
        long leftMs = row.getLong("due_ms") - clock.millis();
        String status = row.getString("status");
        boolean isRunning = status.equals("OPEN") || status.equals("TAKEN");
        String state = status.equals("OPEN") ? "new" : status.toLowerCase(Locale.ROOT);
        return new Row(
                row.getLong("id"),
                IncidentView.number(row.getLong("id")),
                isRunning ? Instant.ofEpochMilli(row.getLong("due_ms")) : null,
                leftMs < 0 ? -leftMs / 60_000 : (leftMs + 59_999) / 60_000,
                !isRunning ? "stopped" : leftMs < 0 ? "overdue" : leftMs <= 600_000 ? "soon" : "running",
                isRunning ? "" : "–",
                row.getInt("urgency"),
                row.getInt("risk"),
                IncidentView.step(row.getString("damage")),
                row.getString("damage"),
                row.getString(isEnglish ? "name_en" : "name_ja"),
                row.getString("host"),
                row.getString(isEnglish ? "title_en" : "title_ja"),
                cause,
                row.getLong("signals"),
                Instant.ofEpochMilli(row.getLong("last_ms")),
                state,
                row.getString("assignee"));
    }

    private static List<Stage> funnel(JdbcClient jdbc, Viewer viewer) {
        return List.of(
                new Stage("offered", sum(jdbc, "offered"), ""),
                new Stage("accepted", sum(jdbc, "accepted"), ""),
                new Stage("signals", count(jdbc, "signal", viewer), ""),
                new Stage("incidents", count(jdbc, "incident where closing is distinct from 'AUTOMATIC'", viewer), ""),
                new Stage("notices", count(jdbc, "notice", viewer), ""));
    }

    private static long sum(JdbcClient jdbc, String column) {
        return jdbc.sql("select coalesce(sum(" + column + "), 0) as total from intake")
                .query((row, number) -> row.getLong("total"))
                .single();
    }

    private static long count(JdbcClient jdbc, String from, Viewer viewer) {
        return jdbc.sql("select count(*) as total from " + from)
                .param("who", viewer.name())
                .query((row, number) -> row.getLong("total"))
                .single();
    }

    private List<Health> health(JdbcClient jdbc) {
        return jdbc.sql("select sensor, max(changed_ms) as last_ms from intake group by sensor order by sensor")
                .query((row, number) -> {
                    boolean isSilent = clock.millis() - row.getLong("last_ms") > SILENT_MS;
                    return new Health(
                            isSilent ? "danger" : "ok", isSilent ? "silent" : "working", row.getString("sensor"));
                })
                .list();
    }
}
