// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.run;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a set to score. */
final class SetConverter implements ITypeConverter<ScoreCommand.Set> {

    @Override
    public ScoreCommand.Set convert(String text) {
        return switch (text) {
            case "worlds" -> ScoreCommand.Set.worlds;
            case "captures" -> ScoreCommand.Set.captures;
            case "ait-ads" -> ScoreCommand.Set.aitAds;
            case "damage" -> ScoreCommand.Set.damage;
            default ->
                throw new TypeConversionException("expected worlds, captures, ait-ads or damage, not '" + text + "'");
        };
    }
}
