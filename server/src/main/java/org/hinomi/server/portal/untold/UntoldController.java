// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.portal.untold;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.hinomi.desk.attention.AttentionBudget.Standing;
import org.hinomi.server.config.Configuration.NoticeRules;
import org.hinomi.server.portal.page.DeskData;
import org.hinomi.server.portal.page.MemberData;
import org.hinomi.server.portal.page.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Not told, and why: of all institutions for analysts, of its own for a CSIRT, whose queries run as that institution. */
@Controller
class UntoldController {

    private final DeskData desk;
    private final MemberData member;
    private final UntoldList untold;
    private final Clock clock;

    UntoldController(DeskData desk, MemberData member, NoticeRules rules, Clock clock) {
        this.desk = desk;
        this.member = member;
        this.untold = new UntoldList(rules.budget());
        this.clock = clock;
    }

    @GetMapping("/untold")
    String institutions(Locale locale, Model model) {
        model.addAttribute("rows", untold.institutions(desk.transactions().jdbc(), clock.millis(), locale));
        model.addAttribute("days", untold.periodDays());
        return "untold/untold-institutions";
    }

    @GetMapping("/untold/{institution}")
    String ofInstitution(
            @PathVariable int institution,
            @RequestParam(defaultValue = "waiting") String kind,
            Locale locale,
            Model model) {
        show(desk.transactions().jdbc(), institution, kind, locale, model);
        model.addAttribute("isAnalyst", true);
        return "untold/untold";
    }

    @GetMapping("/inbox/untold")
    String own(
            @RequestParam(defaultValue = "collected") String kind,
            @AuthenticationPrincipal Viewer viewer,
            Locale locale,
            Model model) {
        return member.transactions().asInstitution(viewer.institution(), jdbc -> {
            show(jdbc, viewer.institution(), kind, locale, model);
            model.addAttribute("isAnalyst", false);
            return "untold/untold";
        });
    }

    private void show(JdbcClient jdbc, int institution, String kind, Locale locale, Model model) {
        String name = UntoldList.name(jdbc, institution, locale)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        String known = UntoldList.known(kind);
        Standing standing = untold.standing(jdbc, institution, clock.millis());
        List<UntoldList.Entry> entries = untold.entries(jdbc, institution, known, clock.millis(), locale);
        model.addAttribute("institution", name);
        model.addAttribute("kind", known);
        model.addAttribute("chips", untold.chips(jdbc, institution, clock.millis()));
        model.addAttribute("entries", entries);
        model.addAttribute("standing", standing);
        model.addAttribute("days", untold.periodDays());
    }
}
