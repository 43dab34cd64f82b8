// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.store;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import org.hinomi.engine.signal.SignalJson;
import org.hinomi.model.judgement.Judgement;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Judgements as they stand in the database. Thread-safe.
 *
 * <p>What an older version did not write is read as empty: a list without elements, a likelihood without a basis.
 */
public final class JudgementJson {

    private static final JsonSetter.Value EMPTY = JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY);

    private static final JsonMapper MAPPER = SignalJson.mapper()
            .rebuild()
            .withConfigOverride(List.class, override -> override.setNullHandling(EMPTY))
            .withConfigOverride(String.class, override -> override.setNullHandling(EMPTY))
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private JudgementJson() {}

    public static String write(Judgement judgement) {
        return MAPPER.writeValueAsString(judgement);
    }

    public static Judgement read(String json) {
        return MAPPER.readValue(json, Judgement.class);
    }
}
