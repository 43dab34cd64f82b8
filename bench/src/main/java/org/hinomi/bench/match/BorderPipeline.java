// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.match;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.hinomi.analysis.Pipeline;
import org.hinomi.analysis.attribute.AsTable;
import org.hinomi.analysis.attribute.Attributor;
import org.hinomi.analysis.attribute.CountryTable;
import org.hinomi.analysis.attribute.InstitutionTable;
import org.hinomi.analysis.attribute.NameKey;
import org.hinomi.analysis.attribute.NetworkFile;
import org.hinomi.analysis.match.IndicatorFile;
import org.hinomi.analysis.match.IndicatorSet;
import org.hinomi.bench.border.BorderInput;
import org.hinomi.model.network.Institution;

/** The product's stages with the network and the indicators of an input. */
public final class BorderPipeline {

    private BorderPipeline() {}

    public static Pipeline of(BorderInput input) throws IOException {
        List<Institution> institutions;
        try (BufferedReader network = Files.newBufferedReader(input.network(), StandardCharsets.UTF_8)) {
            institutions = NetworkFile.read(network, "network").institutions();
        }
        try (BufferedReader list = Files.newBufferedReader(input.indicators(), StandardCharsets.UTF_8)) {
            return new Pipeline(
                    new Attributor(new InstitutionTable(institutions), CountryTable.EMPTY, AsTable.EMPTY),
                    new IndicatorSet(
                            IndicatorFile.read(list, "list", institutions).indicators()),
                    new NameKey(new byte[NameKey.BYTES]));
        }
    }
}
