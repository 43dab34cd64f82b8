// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format;

import org.hinomi.model.format.FormatInfo;

/**
 * One sensor format: a folder of its own, one line in {@link org.hinomi.analysis.Formats}. Thread-safe; the parsers it
 * opens are not.
 */
public interface Format {

    FormatInfo info();

    /**
     * Whether a file that begins with these lines is of this format, judged by content alone. Two formats never both say
     * yes to one head: a contract test holds every format against every other's fixtures.
     */
    boolean recognises(FormatHead head);

    /** A parser for one file, or one unbroken stream, of {@code sensor}. */
    LineParser open(String sensor);
}
