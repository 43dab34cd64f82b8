// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.portal;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import org.hinomi.model.session.SessionLookup;
import org.hinomi.server.portal.page.DeskData;
import org.hinomi.server.portal.page.MemberData;
import org.hinomi.server.store.People;
import org.hinomi.server.store.Register;
import org.hinomi.server.store.Transactions;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * What the pages read from and act upon.
 *
 * @param desk transactions that see everything, for analysts and administrators
 * @param member transactions that see one institution's matters
 * @param people who may sign in
 * @param register institutions and contacts
 * @param sessions stored sessions
 * @param mailFrom sender of notices
 * @param clock the time
 */
public record PortalServices(
        Transactions desk,
        Transactions member,
        People people,
        Register register,
        SessionLookup sessions,
        String mailFrom,
        Clock clock) {

    public PortalServices {
        requireNonNull(desk, "desk");
        requireNonNull(member, "member");
        requireNonNull(people, "people");
        requireNonNull(register, "register");
        requireNonNull(sessions, "sessions");
        requireNonNull(mailFrom, "mailFrom");
        requireNonNull(clock, "clock");
    }

    void register(ConfigurableListableBeanFactory beans) {
        beans.registerSingleton("deskData", new DeskData(desk, register, sessions, mailFrom));
        beans.registerSingleton("memberData", new MemberData(member));
        beans.registerSingleton("people", people);
        beans.registerSingleton("clock", clock);
    }
}
