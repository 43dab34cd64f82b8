// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.store;

import org.hinomi.engine.signal.SignalJson;
import org.hinomi.model.judgement.Judgement;
import tools.jackson.databind.json.JsonMapper;

/** Judgements as they stand in the database. Thread-safe. */
public final class JudgementJson {

    private static final JsonMapper MAPPER = SignalJson.mapper();

    private JudgementJson() {}

    public static String write(Judgement judgement) {
        return MAPPER.writeValueAsString(judgement);
    }

    public static Judgement read(String json) {
        return MAPPER.readValue(json, Judgement.class);
    }
}
