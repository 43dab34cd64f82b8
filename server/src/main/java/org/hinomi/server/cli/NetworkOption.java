// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.hinomi.analysis.Pipeline;
import org.hinomi.analysis.attribute.Attributor;
import org.hinomi.analysis.attribute.InstitutionTable;
import org.hinomi.analysis.attribute.NameKey;
import org.hinomi.analysis.attribute.NetworkFile;
import org.hinomi.analysis.match.IndicatorFile;
import org.hinomi.analysis.match.IndicatorSet;
import org.hinomi.model.error.ErrorCode;
import org.hinomi.model.error.HinomiException;
import org.hinomi.model.indicator.Indicator;
import org.hinomi.model.network.Institution;

/** Reads what {@code --network} and {@code --indicators} name. */
final class NetworkOption {

    private NetworkOption() {}

    /**
     * The institutions of network files and {@code CIDR=NAME} pairs.
     *
     * @throws HinomiException where a file cannot be read or a value is not allowed
     */
    static List<Institution> readNetwork(List<String> values) {
        List<NetworkFile> parts = new ArrayList<>();
        for (String value : values) {
            parts.add(isPair(value) ? NetworkFile.parsePair(value) : readFile(Path.of(value)));
        }
        return NetworkFile.institutions(parts);
    }

    private static boolean isPair(String value) {
        return value.indexOf('=') > 0 && !Files.exists(Path.of(value));
    }

    private static NetworkFile readFile(Path file) {
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return NetworkFile.read(reader, file.toString());
        } catch (IOException e) {
            throw unreadable("--network", file, e);
        }
    }

    /** The files that {@code --network} names. */
    static List<Path> files(List<String> values) {
        return values.stream().filter(value -> !isPair(value)).map(Path::of).toList();
    }

    /** The indicators of all lists; what a list holds beside addresses, and lines that cannot be read, are said. */
    static List<Indicator> readIndicators(List<Path> files, List<Institution> institutions, PrintWriter err) {
        List<Indicator> indicators = new ArrayList<>();
        for (Path file : files) {
            try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                IndicatorFile list =
                        IndicatorFile.read(reader, file.getFileName().toString(), institutions);
                indicators.addAll(list.indicators());
                remark(file, list, err);
            } catch (IOException e) {
                throw unreadable("--indicators", file, e);
            }
        }
        return indicators;
    }

    private static void remark(Path file, IndicatorFile list, PrintWriter err) {
        list.unsupported()
                .forEach((kind, count) -> err.println(
                        file + ": " + count + " entries are of kind " + kind.id() + ", which is not matched yet"));
        list.firstBadLines().forEach(bad -> err.println(file + ":" + bad.line() + ": " + bad.reason()));
        if (list.bad() > list.firstBadLines().size()) {
            err.println(file + ": " + list.bad() + " lines in all cannot be used");
        }
    }

    /**
     * The stages with what was read. Names are hashed under a key that is drawn here and stands in this process's memory
     * alone, so that what is on disk tells no name, not even to us after a restart.
     */
    static Pipeline pipeline(List<Institution> institutions, List<Indicator> indicators, Registry registry) {
        Attributor attributor =
                new Attributor(new InstitutionTable(institutions), registry.countries(), registry.asNumbers());
        byte[] secret = new byte[NameKey.BYTES];
        new SecureRandom().nextBytes(secret);
        return new Pipeline(attributor, new IndicatorSet(indicators), new NameKey(secret));
    }

    private static HinomiException unreadable(String option, Path file, IOException e) {
        String why = Files.exists(file) ? e.toString() : "no such file";
        return new HinomiException(ErrorCode.BAD_CONFIGURATION, option + " " + file + ": " + why, e);
    }
}
