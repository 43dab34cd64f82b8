// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.config;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hinomi.analysis.triage.SiteRules;
import org.hinomi.desk.attention.AttentionBudget;

/**
 * What an installation decides; {@code docs/configuration.md} describes each key.
 *
 * @param home folder that holds everything Hinomi keeps
 * @param portal where the portal listens
 * @param network CSV file of institutions and prefixes
 * @param indicators lists of known-bad addresses
 * @param registry folder with country and AS tables
 * @param sensors the folders that sensors write into
 * @param contacts where institutions' notices go, the first contact of each
 * @param people who may sign in
 * @param mail how notices leave
 * @param archive what the archive may hold
 * @param rules of the site, for triage
 * @param notices whether notices leave, and how many
 */
public record Configuration(
        Path home,
        PortalAddress portal,
        Path network,
        List<Path> indicators,
        Optional<Path> registry,
        List<SensorFolder> sensors,
        List<Contact> contacts,
        List<PersonEntry> people,
        MailSettings mail,
        ArchiveLimits archive,
        SiteRules rules,
        NoticeRules notices) {

    public Configuration {
        requireNonNull(home, "home");
        requireNonNull(portal, "portal");
        requireNonNull(network, "network");
        indicators = List.copyOf(indicators);
        requireNonNull(registry, "registry");
        sensors = List.copyOf(sensors);
        contacts = List.copyOf(contacts);
        people = List.copyOf(people);
        requireNonNull(mail, "mail");
        requireNonNull(archive, "archive");
        requireNonNull(rules, "rules");
        requireNonNull(notices, "notices");
    }

    /**
     * What the archive may hold.
     *
     * @param keepDays a session older than so many days is deleted
     * @param leastFreeMegabytes of 10^6 bytes, on the archive's disk; reading pauses below that, 0 for never
     * @param deletesOldest whether the oldest days go first when the disk is nearly full
     * @param commitSeconds how often sessions are committed to the archive, with a checkpoint of all states: as much work a
     *     crash may cost
     */
    public record ArchiveLimits(int keepDays, int leastFreeMegabytes, boolean deletesOldest, int commitSeconds) {

        /** On a large network a checkpoint writes 1.4 GB, which two cores do beside their work every half minute at most. */
        private static final int COMMIT_SECONDS = 30;

        /** Records are kept three months (MISSION: "records are kept 3 months"); some minutes of a large network fit. */
        public static final ArchiveLimits DEFAULT = new ArchiveLimits(90, 1_000, false);

        /** Limits with the usual pace of commits. */
        public ArchiveLimits(int keepDays, int leastFreeMegabytes, boolean deletesOldest) {
            this(keepDays, leastFreeMegabytes, deletesOldest, COMMIT_SECONDS);
        }

        /** The same at another pace. */
        public ArchiveLimits withCommitSeconds(int seconds) {
            return new ArchiveLimits(keepDays, leastFreeMegabytes, deletesOldest, seconds);
        }
    }

    /** Whether anything leaves. */
    public enum Sending {
        /** An analyst decides, and the notice is sent. */
        LIVE,
        /** 影の運用: nothing leaves; what would have been decided is written in a weekly report. */
        SHADOW
    }

    /**
     * Whether notices leave, and how many.
     *
     * @param sending live or shadow
     * @param budget how many incidents an institution is told about
     */
    public record NoticeRules(Sending sending, AttentionBudget budget) {

        /** Notices leave, one a week for each institution, averaged over four weeks. */
        public static final NoticeRules DEFAULT = new NoticeRules(Sending.LIVE, AttentionBudget.DEFAULT);

        public NoticeRules {
            requireNonNull(sending, "sending");
            requireNonNull(budget, "budget");
        }

        public boolean isShadow() {
            return sending == Sending.SHADOW;
        }
    }

    /**
     * Where the portal listens.
     *
     * @param bind address to bind
     * @param port 0 for any free port
     */
    public record PortalAddress(String bind, int port) {}

    /**
     * A folder that one sensor writes logs into.
     *
     * @param name the sensor's name
     * @param folder watched, with all folders below it
     */
    public record SensorFolder(String name, Path folder) {}

    /**
     * The first contact of an institution.
     *
     * @param institution its number in the network file
     * @param mail its mail address
     */
    public record Contact(int institution, String mail) {}

    /**
     * Somebody who may sign in.
     *
     * @param name as shown
     * @param role ANALYST, CSIRT or ADMINISTRATOR
     * @param institution number of a CSIRT's institution, 0 for others
     */
    public record PersonEntry(String name, String role, int institution) {}

    /**
     * How notices leave.
     *
     * @param from sender address
     * @param smtp the mail server; where there is none, notices are written as {@code .eml} files
     */
    public record MailSettings(String from, Optional<Smtp> smtp) {}

    /**
     * A mail server.
     *
     * @param host its name
     * @param port 1..65535
     * @param startTls whether the connection must be encrypted by STARTTLS
     * @param user user name, empty for none
     * @param passwordFile file whose first line is the password
     */
    public record Smtp(String host, int port, boolean startTls, String user, Optional<Path> passwordFile) {}
}
