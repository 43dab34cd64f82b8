// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.cli;

import org.hinomi.model.judgement.LocalText;

/** The language of what a command says, by the name that stands on the command line. */
enum Language {
    ja,
    en;

    String of(LocalText text) {
        return this == ja ? text.ja() : text.en();
    }
}
