// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.match;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hinomi.model.error.HinomiException;
import org.hinomi.model.indicator.Indicator;
import org.hinomi.model.network.Institution;

/**
 * What one list of indicators says. Two forms, told apart by the first line that is neither blank nor a comment:
 *
 * <ul>
 *   <li>a plain list: one address or prefix a line; what follows a blank is a comment
 *   <li>a table with a header that names an address column ({@code indicator, ip, value, address, prefix, cidr} or
 *       {@code dst_ip}) and perhaps {@code role} or {@code type}, {@code confidence} (0 to 100), {@code source},
 *       {@code valid_from}, {@code valid_to}; further columns are named in the result
 * </ul>
 *
 * Comments begin with {@code #}, {@code ;} or {@code //}. Every other line is an indicator, a repeated one, unsupported
 * or bad, so that {@code lines = indicators + repeated + unsupported + bad}.
 *
 * @param name the file's name
 * @param lines lines that are neither blank nor comments nor the header
 * @param indicators what to look for, each once, in the order of {@link Indicator}
 * @param repeated lines that say again what another says, apart from the confidence; the surest is kept
 * @param portsDropped lines {@code address:port} that were taken for the whole address
 * @param unsupported lines that name no address, by kind; kinds that do not occur are missing
 * @param bad lines that could not be read or must not be used
 * @param firstBadLines the first {@value #SHOWN_BAD_LINES} of them
 * @param unknownColumns columns of the header that were passed over
 */
public record IndicatorFile(
        String name,
        int lines,
        List<Indicator> indicators,
        int repeated,
        int portsDropped,
        Map<UnsupportedKind, Integer> unsupported,
        int bad,
        List<BadLine> firstBadLines,
        Set<String> unknownColumns) {

    /** How many bad lines are shown with their reason. */
    public static final int SHOWN_BAD_LINES = 20;

    public IndicatorFile {
        requireNonNull(name, "name");
        indicators = List.copyOf(indicators);
        unsupported = Map.copyOf(unsupported);
        firstBadLines = List.copyOf(firstBadLines);
        unknownColumns = Set.copyOf(unknownColumns);
    }

    /**
     * Reads a whole list.
     *
     * @param in the text, closed by the caller
     * @param name the file's name, also the source of indicators that name none
     * @param institutions whom the list is for: a block that covers one of them whole is refused
     * @throws HinomiException where the list holds no indicator at all
     */
    public static IndicatorFile read(Reader in, String name, List<Institution> institutions) throws IOException {
        return new IndicatorFileReader(name, institutions).read(in);
    }
}
