// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/**
 * The four CSV exports of NII-SOCS: sessions and targeted-attack alerts of Palo Alto firewalls, intrusion alerts of Cisco
 * FirePOWER, communication anomalies of Damballa CSP.
 *
 * <p>UTF-8, commas, optional double quotes, a header line first. Columns are found by the header's names, never by
 * position: exports of the same data carry them in another order or with more columns. A column that no rule names is
 * dropped and counted. A header may come again inside a file that was put together of several; one of another kind
 * starts lines that this parser does not use.
 *
 * <p>Times are {@code yyyy/MM/dd HH:mm:ss}, optional fraction, JST <em>(assumed)</em>; see {@link
 * org.hinomi.analysis.format.CivilTime} for what else is read. Institution numbers and countries in the rows are not
 * used: attribution is done with our own register, the same for every sensor.
 *
 * <p>A row with fewer fields than its header was cut and is rejected whole, because nobody knows whether its last field
 * is complete.
 */
@NullMarked
package org.hinomi.analysis.format.niisocs;

import org.jspecify.annotations.NullMarked;
