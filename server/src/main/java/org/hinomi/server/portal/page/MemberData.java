// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.portal.page;

import org.hinomi.server.store.Transactions;

/**
 * What a member's pages work on.
 *
 * @param transactions see one institution's matters, and only when told which
 */
public record MemberData(Transactions transactions) {}
