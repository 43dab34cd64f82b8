// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.portal.shadow;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hinomi.desk.shadow.ReportWeek;
import org.hinomi.server.shadow.ShadowFiles;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Reads the weekly reports as they stand in the home folder. */
@Controller
class ShadowController {

    private final ShadowFiles files;

    ShadowController(ShadowFiles files) {
        this.files = files;
    }

    @GetMapping("/shadow")
    String report(@RequestParam(defaultValue = "") String week, Locale locale, Model model) {
        List<ReportWeek> weeks = files.weeks();
        Optional<ReportWeek> wanted = week.isEmpty() ? weeks.stream().findFirst() : ReportWeek.parse(week);
        if (!week.isEmpty() && wanted.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        model.addAttribute("weeks", weeks.stream().map(ReportWeek::toString).toList());
        model.addAttribute("week", wanted.map(ReportWeek::toString).orElse(""));
        model.addAttribute(
                "text",
                wanted.flatMap(found -> files.text(found, !locale.getLanguage().equals("en")))
                        .orElse(""));
        return "shadow/shadow";
    }
}
