// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.store;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hinomi.archive.retro.RetroAnswer;
import org.hinomi.archive.retro.RetroCoverage;
import org.hinomi.archive.retro.RetroFinding;
import org.hinomi.engine.signal.SignalJson;
import org.hinomi.model.indicator.Indicator;
import org.hinomi.server.search.InstitutionNames;
import org.hinomi.server.search.RetroJson;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What was asked of the archive by itself, and what it answered. Stateless but for its connection. */
public final class RetroTable {

    /** More findings than these are counted and not kept. */
    private static final int KEPT_FINDINGS = 200;

    private static final JsonMapper MAPPER = SignalJson.mapper();

    private final JdbcClient jdbc;

    public RetroTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A question that waits for its answer. */
    public record Waiting(long id, List<Indicator> indicators) {

        public Waiting {
            indicators = List.copyOf(indicators);
        }
    }

    /** How many signals an answer made. */
    public record Signals(int sent, int withheld) {}

    /**
     * Takes the indicators as they are now: those never seen are asked about, those no longer there are forgotten.
     *
     * @param dueMs when to ask
     * @return how many are new
     */
    public int replaceKnown(List<Indicator> indicators, long nowMs, long dueMs) {
        Map<String, Indicator> byKey = new LinkedHashMap<>();
        indicators.forEach(indicator -> byKey.putIfAbsent(key(indicator), indicator));
        Set<String> known = new TreeSet<>(
                jdbc.sql("select key from known_indicator").query(String.class).list());
        List<String> gone =
                known.stream().filter(key -> !byKey.containsKey(key)).toList();
        List<String> fresh =
                byKey.keySet().stream().filter(key -> !known.contains(key)).toList();
        jdbc.sql("delete from known_indicator where key in (select jsonb_array_elements_text(:keys::jsonb))")
                .param("keys", MAPPER.writeValueAsString(gone))
                .update();
        jdbc.sql("insert into known_indicator (key, known_ms) select jsonb_array_elements_text(:keys::jsonb), :now")
                .param("keys", MAPPER.writeValueAsString(fresh))
                .param("now", nowMs)
                .update();
        if (!fresh.isEmpty()) {
            ask(fresh.stream().map(byKey::get).toList(), nowMs, dueMs);
        }
        return fresh.size();
    }

    /** Since when each of some indicators is known here, of those that are. */
    public Map<Indicator, Long> knownMs(Collection<Indicator> indicators) {
        Map<String, Indicator> byKey = new LinkedHashMap<>();
        indicators.forEach(indicator -> byKey.putIfAbsent(key(indicator), indicator));
        Map<Indicator, Long> known = new LinkedHashMap<>();
        jdbc.sql("select key, known_ms from known_indicator where key = any (:keys)")
                .param("keys", byKey.keySet().toArray(String[]::new))
                .query((row, number) ->
                        known.put(requireNonNull(byKey.get(row.getString("key"))), row.getLong("known_ms")))
                .list();
        return known;
    }

    private void ask(List<Indicator> indicators, long nowMs, long dueMs) {
        jdbc.sql("""
                        insert into retro_search (asked_ms, due_ms, indicator_count, indicators)
                        values (:now, :due, :count, :indicators::jsonb)
                        """)
                .param("now", nowMs)
                .param("due", dueMs)
                .param("count", indicators.size())
                .param("indicators", MAPPER.writeValueAsString(indicators))
                .update();
    }

    /** What makes two indicators ask different questions: everything but how sure somebody is. */
    private static String key(Indicator indicator) {
        return indicator.prefix() + "|" + indicator.role().id() + "|" + indicator.source() + "|" + indicator.fromMs()
                + "|" + indicator.toMs();
    }

    /** The oldest question that is due, marked as begun. */
    public Optional<Waiting> beginNext(long nowMs) {
        return jdbc.sql("""
                        update retro_search set started_ms = :now where id =
                            (select id from retro_search where answered_ms is null and due_ms <= :now order by due_ms, id limit 1)
                        returning id, indicators
                        """)
                .param("now", nowMs)
                .query((row, number) -> new Waiting(
                        row.getLong("id"), List.of(MAPPER.readValue(row.getString("indicators"), Indicator[].class))))
                .optional();
    }

    /** Puts a question off that could not be answered. */
    public void postpone(long id, long dueMs, String fault) {
        jdbc.sql("update retro_search set due_ms = :due, last_fault = :fault where id = :id")
                .param("id", id)
                .param("due", dueMs)
                .param("fault", fault)
                .update();
    }

    /** Of some ids of signals, those that there are. */
    public Set<String> signalsAmong(List<String> ids) {
        return Set.copyOf(jdbc.sql("select id from signal where id in (select jsonb_array_elements_text(:ids::jsonb))")
                .param("ids", MAPPER.writeValueAsString(ids))
                .query(String.class)
                .list());
    }

    /** Keeps an answer. */
    public void answer(long id, RetroAnswer answer, Signals signals, long nowMs) {
        RetroCoverage coverage = answer.coverage();
        long silent = coverage.sensors().stream()
                .filter(sensor -> !coverage.silent(sensor).isEmpty())
                .count();
        jdbc.sql("""
                        update retro_search set answered_ms = :now, from_ms = :from, to_ms = :to, found = :found,
                            sessions = :sessions, institutions = :institutions, signals = :signals,
                            signals_withheld = :withheld, days_asked = :daysAsked, days_held = :daysHeld,
                            hours_missing = :hoursMissing, sensors_seen = :seen, sensors_silent = :silent,
                            prefixes_known = :prefixesKnown, prefixes_unseen = :prefixesUnseen,
                            coverage = :coverage::jsonb, findings = :findings::jsonb, last_fault = ''
                        where id = :id
                        """)
                .param("id", id)
                .param("now", nowMs)
                .param("from", coverage.fromMs())
                .param("to", coverage.toMs())
                .param("found", answer.isFound())
                .param("sessions", answer.sessions() + answer.uncounted())
                .param(
                        "institutions",
                        answer.findings().stream()
                                .map(RetroFinding::institution)
                                .distinct()
                                .count())
                .param("signals", signals.sent())
                .param("withheld", signals.withheld())
                .param("daysAsked", coverage.daysAsked())
                .param("daysHeld", coverage.daysHeld())
                .param("hoursMissing", coverage.hoursMissing())
                .param("seen", coverage.sensors().size())
                .param("silent", silent)
                .param("prefixesKnown", known(coverage))
                .param("prefixesUnseen", coverage.prefixesNotSeen().size())
                .param("coverage", RetroJson.coverage(coverage))
                .param("findings", findings(answer))
                .update();
    }

    /** Prefixes of which it is known whether they were seen. */
    private static long known(RetroCoverage coverage) {
        return coverage.prefixes().stream()
                .filter(prefix -> prefix.isSeen() || prefix.isNotSeen())
                .count();
    }

    private static String findings(RetroAnswer answer) {
        RetroJson json = new RetroJson(new InstitutionNames(List.of()));
        List<String> kept = new ArrayList<>();
        answer.findings().stream().limit(KEPT_FINDINGS).forEach(finding -> kept.add(json.finding(finding)));
        return "[" + String.join(",", kept) + "]";
    }

    /**
     * A question as it stands.
     *
     * @param indicators how many
     * @param first some of them, as text
     * @param startedMs 0 where it has not begun
     * @param answeredMs 0 where it waits or runs; then nothing below means anything
     * @param prefixesKnown prefixes of members of which it is known whether they were seen
     * @param prefixesUnseen those of them without a session
     */
    public record Entry(
            long id,
            long askedMs,
            int indicators,
            String first,
            long startedMs,
            long answeredMs,
            boolean isFound,
            long sessions,
            int institutions,
            int signals,
            int withheld,
            int daysAsked,
            int daysHeld,
            int hoursMissing,
            int sensorsSeen,
            int sensorsSilent,
            int prefixesKnown,
            int prefixesUnseen,
            String fault) {}

    /** The latest questions, the last first. */
    public List<Entry> latest(int limit) {
        return jdbc.sql("""
                        select *, jsonb_path_query_array(indicators, '$[0 to 4]') as first
                        from retro_search order by id desc limit :limit
                        """)
                .param("limit", limit)
                .query((row, number) -> new Entry(
                        row.getLong("id"),
                        row.getLong("asked_ms"),
                        row.getInt("indicator_count"),
                        inWords(MAPPER.readValue(row.getString("first"), Indicator[].class)),
                        row.getLong("started_ms"),
                        row.getLong("answered_ms"),
                        row.getBoolean("found"),
                        row.getLong("sessions"),
                        row.getInt("institutions"),
                        row.getInt("signals"),
                        row.getInt("signals_withheld"),
                        row.getInt("days_asked"),
                        row.getInt("days_held"),
                        row.getInt("hours_missing"),
                        row.getInt("sensors_seen"),
                        row.getInt("sensors_silent"),
                        row.getInt("prefixes_known"),
                        row.getInt("prefixes_unseen"),
                        row.getString("last_fault")))
                .list();
    }

    private static String inWords(Indicator[] indicators) {
        return Arrays.stream(indicators)
                .map(indicator -> indicator.prefix() + " (" + indicator.source() + ")")
                .collect(Collectors.joining(", "));
    }
}
