// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.portal.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hinomi.server.portal.page.DeskData;
import org.hinomi.server.portal.page.PageFrame;
import org.hinomi.server.portal.page.Viewer;
import org.hinomi.server.store.People;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Signing in by a link that works once. Opening the link only shows whom it is for; the button uses it up, so that a program that
 * follows links in mails cannot.
 */
@Controller
class SignInController {

    private final People people;
    private final DeskData desk;
    private final SecurityContextRepository contexts;
    private final MessageSource messages;
    private final Clock clock;

    SignInController(
            People people, DeskData desk, SecurityContextRepository contexts, MessageSource messages, Clock clock) {
        this.people = people;
        this.desk = desk;
        this.contexts = contexts;
        this.messages = messages;
        this.clock = clock;
    }

    /** Whom a link is for. */
    record Who(String name, String role, String institution, Instant linkUntil) {}

    @GetMapping("/")
    String start(Model model) {
        return "redirect:" + model.getAttribute("home");
    }

    @GetMapping("/sign-in")
    String howTo() {
        return "signin/signin-demo";
    }

    @GetMapping("/sign-in/{token}")
    String confirm(@PathVariable String token, Model model, HttpServletResponse response, Locale locale) {
        Optional<People.Link> link = people.look(token);
        if (link.isEmpty() || link.get().isUsed() || link.get().isExpired(clock.millis())) {
            return refuse(link, model, response);
        }
        People.Person person = link.get().person();
        model.addAttribute(
                "user",
                new Who(
                        person.name(),
                        messages.getMessage("role." + person.role(), null, locale),
                        institution(person, locale),
                        Instant.ofEpochMilli(link.get().expiresMs())));
        return "signin/signin";
    }

    private String institution(People.Person person, Locale locale) {
        if (person.institution() == 0) {
            return messages.getMessage("soc.name", null, locale);
        }
        return desk.register()
                .find(person.institution())
                .map(found -> locale.getLanguage().equals("en") ? found.nameEn() : found.nameJa())
                .orElse("");
    }

    private String refuse(Optional<People.Link> link, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.GONE.value());
        boolean isUsed = link.isPresent() && link.get().isUsed();
        model.addAttribute("why", isUsed ? "used" : "expired");
        long atMs =
                link.map(known -> isUsed ? known.usedMs() : known.expiresMs()).orElse(clock.millis());
        model.addAttribute("at", Instant.ofEpochMilli(atMs));
        return "signin/signin-refused";
    }

    @PostMapping("/sign-in/{token}")
    String use(@PathVariable String token, Model model, HttpServletRequest request, HttpServletResponse response) {
        Optional<People.Person> person = people.use(token, clock.millis());
        if (person.isEmpty()) {
            return refuse(people.look(token), model, response);
        }
        request.getSession(true);
        request.changeSessionId();
        Viewer viewer = new Viewer(
                person.get().id(),
                person.get().name(),
                Viewer.Role.valueOf(person.get().role()),
                person.get().institution());
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                viewer,
                null,
                List.of(new SimpleGrantedAuthority("ROLE_" + viewer.role().name()))));
        contexts.saveContext(context, request, response);
        return "redirect:" + PageFrame.homeOf(viewer.role());
    }
}
