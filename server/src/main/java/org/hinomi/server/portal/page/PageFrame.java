// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.portal.page;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.hinomi.analysis.triage.Triage;
import org.hinomi.server.build.Build;
import org.hinomi.server.store.Register;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page what its frame needs. */
@ControllerAdvice
public final class PageFrame {

    private static final Words WORDS = new Words();
    private static final Build BUILD = Build.running();

    private final Register register;
    private final Clock clock;
    private final MessageSource messages;

    PageFrame(DeskData desk, Clock clock, MessageSource messages) {
        this.register = desk.register();
        this.clock = clock;
        this.messages = messages;
    }

    @ModelAttribute("language")
    String language(Locale locale) {
        return locale.getLanguage().equals("en") ? "en" : "ja";
    }

    @ModelAttribute("now")
    Instant now() {
        return clock.instant();
    }

    @ModelAttribute("fmt")
    Words words() {
        return WORDS;
    }

    @ModelAttribute("versions")
    Map<String, String> versions() {
        return Map.of("product", BUILD.version(), "rules", Triage.RULES);
    }

    @ModelAttribute("here")
    String here(HttpServletRequest request) {
        return request.getRequestURI();
    }

    /** The theme that the person chose; none leaves it to the system. */
    @ModelAttribute("theme")
    @Nullable
    String theme(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return null;
        }
        for (Cookie cookie : cookies) {
            boolean isTheme = cookie.getName().equals("hinomi-theme");
            if (isTheme
                    && (cookie.getValue().equals("light") || cookie.getValue().equals("dark"))) {
                return cookie.getValue();
            }
        }
        return null;
    }

    @ModelAttribute("viewer")
    @Nullable
    Viewer viewer() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Viewer viewer ? viewer : null;
    }

    /** Who looks, in words; sign-in pages put another there. */
    @ModelAttribute("user")
    @Nullable
    UserView user(Locale locale) {
        Viewer viewer = viewer();
        return viewer == null
                ? null
                : new UserView(
                        viewer.name(),
                        messages.getMessage("role." + viewer.role().name(), null, locale),
                        institution(viewer, locale));
    }

    /** The institution that a CSIRT's member works for; empty for those who see all. */
    private String institution(Viewer viewer, Locale locale) {
        return register.find(viewer.institution())
                .map(found -> language(locale).equals("en") ? found.nameEn() : found.nameJa())
                .orElse("");
    }

    /** A person in words. */
    public record UserView(String name, String role, String institution) {}

    /** The page that a person starts from. */
    @ModelAttribute("home")
    String home() {
        Viewer viewer = viewer();
        return viewer == null ? "/sign-in" : homeOf(viewer.role());
    }

    /** The first page of a role. */
    public static String homeOf(Viewer.Role role) {
        return switch (role) {
            case ANALYST -> "/queue";
            case CSIRT -> "/inbox";
            case ADMINISTRATOR -> "/admin/institutions";
        };
    }
}
