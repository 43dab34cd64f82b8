// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hinomi.analysis.attribute.AsTable;
import org.hinomi.analysis.attribute.CountryTable;
import org.hinomi.analysis.format.Compression;
import org.hinomi.model.error.ErrorCode;
import org.hinomi.model.error.HinomiException;
import org.jspecify.annotations.Nullable;

/**
 * Country and AS of addresses, from a folder of registry files.
 *
 * @param countries by address
 * @param asNumbers by address
 */
record Registry(CountryTable countries, AsTable asNumbers) {

    private static final List<String> COUNTRY_FILES = List.of("tor-geoip-ipv4.txt.gz", "tor-geoip-ipv6.txt.gz");
    private static final String AS_FILE = "asn/ip_asn_country_all.csv.gz";

    /** Loads a folder that may not be named: nothing is known of any address then. */
    static Registry loadIfNamed(@Nullable Path folder) {
        return folder == null ? new Registry(CountryTable.EMPTY, AsTable.EMPTY) : load(folder);
    }

    /**
     * Loads what the folder holds; a file that is not there leaves its column unknown.
     *
     * @throws HinomiException where the folder holds none of the files, or one cannot be read
     */
    static Registry load(Path folder) {
        List<Path> countryFiles = new ArrayList<>();
        for (String name : COUNTRY_FILES) {
            Path file = folder.resolve(name);
            if (Files.exists(file)) {
                countryFiles.add(file);
            }
        }
        Path asFile = folder.resolve(AS_FILE);
        if (countryFiles.isEmpty() && !Files.exists(asFile)) {
            throw new HinomiException(
                    ErrorCode.BAD_CONFIGURATION,
                    folder + ": holds none of " + String.join(", ", COUNTRY_FILES) + ", " + AS_FILE);
        }
        return new Registry(
                countryFiles.isEmpty() ? CountryTable.EMPTY : countries(countryFiles),
                Files.exists(asFile) ? asNumbers(asFile) : AsTable.EMPTY);
    }

    private static CountryTable countries(List<Path> files) {
        CountryTable.Builder builder = new CountryTable.Builder();
        for (Path file : files) {
            try (InputStream text = Compression.open(Files.newInputStream(file))) {
                builder.add(text, file.toString());
            } catch (IOException e) {
                throw unreadable(file, e);
            }
        }
        return builder.build();
    }

    private static AsTable asNumbers(Path file) {
        try (InputStream text = Compression.open(Files.newInputStream(file))) {
            return new AsTable.Builder().add(text, file.toString()).build();
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static HinomiException unreadable(Path file, IOException e) {
        return new HinomiException(ErrorCode.BAD_CONFIGURATION, file + ": cannot be read: " + e, e);
    }
}
