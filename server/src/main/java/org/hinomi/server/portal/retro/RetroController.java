// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.portal.retro;

import java.time.Instant;
import java.util.List;
import org.hinomi.server.portal.page.DeskData;
import org.hinomi.server.store.RetroTable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The list of retro searches that the system made by itself. */
@Controller
class RetroController {

    private static final int SHOWN = 100;

    private final DeskData desk;

    RetroController(DeskData desk) {
        this.desk = desk;
    }

    /**
     * A search in words.
     *
     * @param state waiting, running, found or absent
     * @param level how the state looks
     */
    record SearchView(
            Instant askedAt, @Nullable Instant answeredAt, String state, String level, RetroTable.Entry entry) {

        static SearchView of(RetroTable.Entry entry) {
            String state = state(entry);
            String level = switch (state) {
                case "found" -> "danger";
                case "absent" -> "ok";
                default -> "info";
            };
            return new SearchView(
                    Instant.ofEpochMilli(entry.askedMs()),
                    entry.answeredMs() == 0 ? null : Instant.ofEpochMilli(entry.answeredMs()),
                    state,
                    level,
                    entry);
        }

        private static String state(RetroTable.Entry entry) {
            if (entry.answeredMs() > 0) {
                return entry.isFound() ? "found" : "absent";
            }
            return entry.startedMs() > 0 ? "running" : "waiting";
        }

        /** Whether there is an answer. */
        public boolean isAnswered() {
            return answeredAt != null;
        }
    }

    @GetMapping("/retro")
    String list(Model model) {
        List<SearchView> searches = new RetroTable(desk.transactions().jdbc())
                .latest(SHOWN).stream().map(SearchView::of).toList();
        model.addAttribute("searches", searches);
        return "retro/retro";
    }
}
