// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.portal.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

/** Our own words for what goes wrong; never a trace. */
@Controller
class ErrorPages implements ErrorController {

    @RequestMapping("/error")
    String error(HttpServletRequest request, Model model) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        int status = code instanceof Integer known ? known : HttpStatus.INTERNAL_SERVER_ERROR.value();
        model.addAttribute("status", status);
        model.addAttribute("kind", kind(status));
        return "error/error";
    }

    /** Which of our words fit; a visitor who opens this page itself has seen no error. */
    private static String kind(int status) {
        return switch (status) {
            case 403, 404 -> String.valueOf(status);
            default -> status >= 400 && status < 500 ? "400" : "500";
        };
    }
}
