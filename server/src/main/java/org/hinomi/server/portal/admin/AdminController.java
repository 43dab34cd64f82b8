// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.portal.admin;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hinomi.model.network.Holding;
import org.hinomi.model.network.Institution;
import org.hinomi.server.portal.page.DeskData;
import org.hinomi.server.store.People;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Institutions, sensors and people. */
@Controller
class AdminController {

    private static final long SILENT_MS = 5 * 60 * 1000;
    private static final ZoneId JST = ZoneId.of("Asia/Tokyo");

    private final DeskData desk;
    private final People people;
    private final MessageSource messages;
    private final Clock clock;

    AdminController(DeskData desk, People people, MessageSource messages, Clock clock) {
        this.desk = desk;
        this.people = people;
        this.messages = messages;
        this.clock = clock;
    }

    record PrefixView(String cidr, String from, String until) {}

    record InstitutionView(String name, String contact, List<PrefixView> prefixes) {}

    record SensorView(
            String name, String format, String level, String state, Instant last, long offered, long accepted) {}

    record RejectedView(String sensor, String reason, long lines) {}

    record PersonView(
            long id,
            String name,
            String role,
            String institution,
            @Nullable Instant last) {}

    @GetMapping("/admin/institutions")
    String institutions(Locale locale, Model model) {
        List<InstitutionView> views = new ArrayList<>();
        for (Institution institution : desk.register().all()) {
            views.add(new InstitutionView(
                    name(institution, locale),
                    String.join(", ", desk.register().contacts(institution.id().value())),
                    institution.holdings().stream().map(AdminController::prefix).toList()));
        }
        model.addAttribute("institutions", views);
        return "admin/institutions";
    }

    private static PrefixView prefix(Holding holding) {
        return new PrefixView(
                holding.prefix().toString(),
                holding.fromMs() == Long.MIN_VALUE ? "" : day(holding.fromMs()),
                holding.toMs() == Long.MAX_VALUE ? "" : day(holding.toMs()));
    }

    private static String day(long epochMs) {
        return Instant.ofEpochMilli(epochMs).atZone(JST).toLocalDate().toString();
    }

    private static String name(Institution institution, Locale locale) {
        return locale.getLanguage().equals("en") ? institution.nameEn() : institution.nameJa();
    }

    @GetMapping("/sensors")
    String sensors(Model model) {
        List<SensorView> sensors = desk.transactions()
                .jdbc()
                .sql("""
                        select sensor, string_agg(distinct nullif(format, ''), ', ') as formats, max(changed_ms) as last_ms,
                            sum(offered) as offered, sum(accepted) as accepted
                        from intake group by sensor order by sensor
                        """)
                .query((row, number) -> {
                    boolean isSilent = clock.millis() - row.getLong("last_ms") > SILENT_MS;
                    String formats = row.getString("formats");
                    return new SensorView(
                            row.getString("sensor"),
                            formats == null ? "" : formats,
                            isSilent ? "danger" : "ok",
                            isSilent ? "silent" : "working",
                            Instant.ofEpochMilli(row.getLong("last_ms")),
                            row.getLong("offered"),
                            row.getLong("accepted"));
                })
                .list();
        List<RejectedView> rejected = desk.transactions()
                .jdbc()
                .sql("""
                        select sensor, reason.key, sum(reason.value::bigint) as lines
                        from intake, jsonb_each_text(rejected_by_reason) reason
                        group by sensor, reason.key order by sensor, lines desc
                        """)
                .query((row, number) ->
                        new RejectedView(row.getString("sensor"), row.getString("key"), row.getLong("lines")))
                .list();
        model.addAttribute("sensors", sensors);
        model.addAttribute("rejected", rejected);
        return "admin/sensors";
    }

    @GetMapping("/admin/people")
    String people(Locale locale, Model model) {
        model.addAttribute(
                "users",
                people.all().stream().map(person -> view(person, locale)).toList());
        if (!model.containsAttribute("link")) {
            model.addAttribute("link", null);
        }
        return "admin/people";
    }

    private PersonView view(People.Person person, Locale locale) {
        String institution = desk.register()
                .find(person.institution())
                .map(found -> name(found, locale))
                .orElse(messages.getMessage("soc.name", null, locale));
        return new PersonView(
                person.id(),
                person.name(),
                messages.getMessage("role." + person.role(), null, locale),
                institution,
                person.lastSignInMs() == 0 ? null : Instant.ofEpochMilli(person.lastSignInMs()));
    }

    @PostMapping("/admin/people/{id}/link")
    String link(@PathVariable long id, RedirectAttributes next) {
        String token = people.newToken(id, clock.millis());
        next.addFlashAttribute(
                "link",
                ServletUriComponentsBuilder.fromCurrentContextPath()
                        .path("/sign-in/" + token)
                        .toUriString());
        return "redirect:/admin/people";
    }
}
