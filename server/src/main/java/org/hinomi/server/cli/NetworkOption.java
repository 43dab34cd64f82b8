// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors

package org.hinomi.server.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hinomi.analysis.attribute.NetworkFile;
import org.hinomi.analysis.match.IndicatorFile;
import org.hinomi.model.error.ErrorCode;
import org.hinomi.model.error.HinomiException;
import org.hinomi.model.indicator.Indicator;
import org.hinomi.model.network.Institution;

/** Reads what {@code --network} and {@code --indicators} name. */
final class NetworkOption {

    private NetworkOption() {}

    /**
     * The institutions of one network file, or of repeated {@code CIDR=NAME} pairs.
     *
     * @throws HinomiException where a file cannot be read or a value is not allowed
     */
    static List<Institution> readNetwork(List<String> values) {
        List<String> pairs = new ArrayList<>();
        List<Institution> institutions = new ArrayList<>();
        for (String value : values) {
            if (isPair(value)) {
                pairs.add(value);
            } else {
                institutions.addAll(readFile(Path.of(value)));
            }
        }
        if (!pairs.isEmpty() && !institutions.isEmpty()) {
            throw new HinomiException(
                    ErrorCode.USAGE, "--network takes one file, or CIDR=NAME as often as needed, not both");
        }
        return pairs.isEmpty() ? institutions : NetworkFile.parsePairs(pairs);
    }

    private static boolean isPair(String value) {
        return value.indexOf('=') > 0 && !Files.exists(Path.of(value));
    }

    private static List<Institution> readFile(Path file) {
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return NetworkFile.parse(reader, file.toString());
        } catch (IOException e) {
            throw unreadable("--network", file, e);
        }
    }

    /** The files that {@code --network} names. */
    static List<Path> files(List<String> values) {
        return values.stream().filter(value -> !isPair(value)).map(Path::of).toList();
    }

    /** The indicators of all lists; what a list holds beside addresses is said on standard error. */
    static List<Indicator> readIndicators(List<Path> files, java.io.PrintWriter err) {
        List<Indicator> indicators = new ArrayList<>();
        for (Path file : files) {
            try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                IndicatorFile list = IndicatorFile.parse(reader, file.getFileName().toString());
                indicators.addAll(list.indicators());
                list.remarks().forEach(remark -> err.println(file + ": " + remark));
            } catch (IOException e) {
                throw unreadable("--indicators", file, e);
            }
        }
        return indicators;
    }

    private static HinomiException unreadable(String option, Path file, IOException e) {
        String why = Files.exists(file) ? e.toString() : "no such file";
        return new HinomiException(ErrorCode.BAD_CONFIGURATION, option + " " + file + ": " + why, e);
    }
}
