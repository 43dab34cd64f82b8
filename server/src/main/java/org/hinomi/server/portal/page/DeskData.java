// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.portal.page;

import org.hinomi.model.session.SessionLookup;
import org.hinomi.server.desk.DeskJudge;
import org.hinomi.server.store.Register;
import org.hinomi.server.store.Transactions;

/**
 * What analysts' and administrators' pages work on.
 *
 * @param transactions see everything
 * @param register institutions and contacts
 * @param sessions stored sessions
 * @param judge judges with what was learnt
 * @param mailFrom sender of notices
 */
public record DeskData(
        Transactions transactions, Register register, SessionLookup sessions, DeskJudge judge, String mailFrom) {}
