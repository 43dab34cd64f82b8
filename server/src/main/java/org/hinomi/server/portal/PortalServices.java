// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.portal;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import org.hinomi.model.session.SessionLookup;
import org.hinomi.server.config.Configuration.NoticeRules;
import org.hinomi.server.desk.DeskJudge;
import org.hinomi.server.desk.NoticeDecision;
import org.hinomi.server.portal.page.DeskData;
import org.hinomi.server.portal.page.MemberData;
import org.hinomi.server.shadow.ShadowFiles;
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
 * @param judge judges with what was learnt
 * @param notices whether notices leave, and how many
 * @param shadow weekly reports of shadow mode
 * @param mailFrom sender of notices
 * @param clock the time
 */
public record PortalServices(
        Transactions desk,
        Transactions member,
        People people,
        Register register,
        SessionLookup sessions,
        DeskJudge judge,
        NoticeRules notices,
        ShadowFiles shadow,
        String mailFrom,
        Clock clock) {

    public PortalServices {
        requireNonNull(desk, "desk");
        requireNonNull(member, "member");
        requireNonNull(people, "people");
        requireNonNull(register, "register");
        requireNonNull(sessions, "sessions");
        requireNonNull(judge, "judge");
        requireNonNull(notices, "notices");
        requireNonNull(shadow, "shadow");
        requireNonNull(mailFrom, "mailFrom");
        requireNonNull(clock, "clock");
    }

    void register(ConfigurableListableBeanFactory beans) {
        beans.registerSingleton("deskData", new DeskData(desk, register, sessions, judge, mailFrom));
        beans.registerSingleton("noticeRules", notices);
        beans.registerSingleton("shadowFiles", shadow);
        beans.registerSingleton("noticeDecision", new NoticeDecision(judge, notices.budget()));
        beans.registerSingleton("memberData", new MemberData(member));
        beans.registerSingleton("people", people);
        beans.registerSingleton("clock", clock);
    }
}
