// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.analyse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hinomi.model.format.Funnel;
import org.hinomi.server.input.LogReader.FileResult;

/**
 * What became of every line of a call's files: {@code offered = accepted + rejected}, by file and by format. A copy of a
 * record counts as rejected, for the file that comes later in the order of paths.
 *
 * @param files by path
 * @param formats by format id
 * @param total of everything
 */
public record Report(List<FileResult> files, Map<String, Funnel> formats, Funnel total) {

    /** Adds the files' funnels up, after moving the copies, counted by path, to the rejected ones. */
    public static Report of(List<FileResult> results, Map<String, Long> duplicates) {
        List<FileResult> files = new ArrayList<>(results);
        Map<String, Funnel> formats = new TreeMap<>();
        Funnel total = new Funnel();
        for (FileResult file : files) {
            file.funnel().turnIntoDuplicate(duplicates.getOrDefault(file.path().toString(), 0L));
            formats.computeIfAbsent(file.format(), fresh -> new Funnel()).add(file.funnel());
            total.add(file.funnel());
        }
        return new Report(files, formats, total);
    }
}
