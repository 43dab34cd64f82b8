// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/**
 * Palo Alto PAN-OS syslog, and what its records mean wherever they come from.
 *
 * <p>A line is {@code [<PRI>][syslog header] future_use,receive_time,serial_number,type,subtype,...}, fields by position.
 * Later releases only add fields at the end, so one list of names a type serves PAN-OS 4.1 to 11. Worked example:
 * {@code <14>May 1 10:00:00 fw 1,2026/05/01 10:00:00,0001,TRAFFIC,end,...} gives one session.
 *
 * <p>What is not a session or a threat ({@code SYSTEM}, {@code CONFIG}, ...) is an unused kind. So is {@code TRAFFIC,start}:
 * the line at the session's end says all that it says and has the final counts; taking both would count it twice.
 *
 * <p>NII-SOCS exports hold the same sensors' records under other column names; that package uses the classes here.
 */
@NullMarked
package org.hinomi.analysis.format.paloalto;

import org.jspecify.annotations.NullMarked;
