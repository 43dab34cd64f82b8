// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.hinomi.analysis.triage.SiteRules;
import org.hinomi.desk.attention.AttentionBudget;
import org.hinomi.model.error.ErrorCode;
import org.hinomi.model.error.HinomiException;
import org.hinomi.server.config.Configuration.ArchiveLimits;
import org.hinomi.server.config.Configuration.Contact;
import org.hinomi.server.config.Configuration.MailSettings;
import org.hinomi.server.config.Configuration.NoticeRules;
import org.hinomi.server.config.Configuration.PersonEntry;
import org.hinomi.server.config.Configuration.PortalAddress;
import org.hinomi.server.config.Configuration.Sending;
import org.hinomi.server.config.Configuration.SensorFolder;
import org.hinomi.server.config.Configuration.Smtp;
import org.hinomi.server.rules.RulesFile;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.representer.Representer;

/** Reads the configuration file; see {@link Configuration}. */
public final class ConfigurationFile {

    private static final int DEFAULT_PORT = 8080;
    private static final int MAX_PORT = 65_535;
    private static final List<String> ROLES = List.of("analyst", "csirt", "administrator");
    private static final int SUBMISSION_PORT = 587;
    private static final String STOP = "stop";
    private static final String LIVE = "live";
    private static final String SHADOW = "shadow";
    private static final String OLDEST_FIRST = "oldest-first";

    private ConfigurationFile() {}

    /**
     * Reads and checks the whole file.
     *
     * @throws HinomiException with every fault, a line each: file, line, key, value, what is allowed
     */
    public static Configuration read(Path file) {
        Problems problems = new Problems(file.toString());
        Path base = file.toAbsolutePath().getParent();
        Section top = new Section("", parse(file), base == null ? Path.of("/") : base, problems);
        Configuration configuration = new Configuration(
                top.path("home", "hinomi-data"),
                portal(top),
                top.file("network"),
                top.files("indicators"),
                top.optionalFolder("registry"),
                sensors(top),
                contacts(top),
                people(top),
                mail(top),
                archive(top),
                rules(top, problems),
                notices(top));
        top.finish();
        problems.throwIfAny();
        return configuration;
    }

    private static SiteRules rules(Section top, Problems problems) {
        Optional<Path> file = top.optionalFile("rules");
        if (file.isEmpty() || !Files.isReadable(file.get())) {
            return SiteRules.NONE;
        }
        try {
            return RulesFile.read(file.get());
        } catch (HinomiException e) {
            problems.add(String.valueOf(e.getMessage()));
            return SiteRules.NONE;
        }
    }

    private static Node parse(Path file) {
        LoaderOptions options = new LoaderOptions();
        Yaml yaml = new Yaml(
                new SafeConstructor(options), new Representer(new DumperOptions()), new DumperOptions(), options);
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            Node node = yaml.compose(reader);
            if (node == null) {
                throw new HinomiException(ErrorCode.BAD_CONFIGURATION, file + ":1: the file is empty");
            }
            return node;
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            throw new HinomiException(
                    ErrorCode.BAD_CONFIGURATION, file + ":" + line + ": is not YAML: " + e.getProblem(), e);
        } catch (IOException e) {
            String why = Files.exists(file) ? e.toString() : "no such file";
            throw new HinomiException(ErrorCode.BAD_CONFIGURATION, file + ": " + why, e);
        }
    }

    private static PortalAddress portal(Section top) {
        Optional<Section> section = top.section("portal");
        if (section.isEmpty()) {
            return new PortalAddress("127.0.0.1", DEFAULT_PORT);
        }
        PortalAddress address = new PortalAddress(
                section.get().text("bind").orElse("127.0.0.1"),
                section.get().number("port", 0, MAX_PORT, DEFAULT_PORT));
        section.get().finish();
        return address;
    }

    private static ArchiveLimits archive(Section top) {
        Optional<Section> section = top.section("archive");
        if (section.isEmpty()) {
            return ArchiveLimits.DEFAULT;
        }
        String whenFull = section.get().text("when-full").orElse(STOP);
        if (!whenFull.equals(STOP) && !whenFull.equals(OLDEST_FIRST)) {
            section.get().wrong("when-full", whenFull, STOP + ", " + OLDEST_FIRST);
        }
        ArchiveLimits limits = new ArchiveLimits(
                section.get().number("keep-days", 1, 3_650, ArchiveLimits.DEFAULT.keepDays()),
                section.get().number("least-free-mb", 0, 100_000_000, ArchiveLimits.DEFAULT.leastFreeMegabytes()),
                whenFull.equals(OLDEST_FIRST),
                section.get().number("commit-seconds", 1, 600, ArchiveLimits.DEFAULT.commitSeconds()));
        section.get().finish();
        return limits;
    }

    private static NoticeRules notices(Section top) {
        Optional<Section> section = top.section("notices");
        if (section.isEmpty()) {
            return NoticeRules.DEFAULT;
        }
        String sending = section.get().text("sending").orElse(LIVE);
        if (!sending.equals(LIVE) && !sending.equals(SHADOW)) {
            section.get().wrong("sending", sending, LIVE + ", " + SHADOW);
        }
        AttentionBudget budget = new AttentionBudget(
                section.get().number("budget", 1, 10_000, AttentionBudget.DEFAULT.notices()),
                section.get().number("budget-days", 1, 366, AttentionBudget.DEFAULT.periodDays()));
        section.get().finish();
        return new NoticeRules(sending.equals(SHADOW) ? Sending.SHADOW : Sending.LIVE, budget);
    }

    private static List<SensorFolder> sensors(Section top) {
        List<SensorFolder> sensors = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Section section : top.sections("sensors")) {
            String name = section.required("name");
            if (!name.isEmpty() && !name.matches("[A-Za-z0-9._-]{1,64}")) {
                section.wrong("name", name, "1 to 64 letters, digits, dots, dashes, underscores");
            }
            if (!names.add(name)) {
                section.wrong("name", name, "a name that no other sensor has");
            }
            sensors.add(new SensorFolder(name, section.folder("folder")));
            section.finish();
        }
        if (sensors.isEmpty()) {
            top.required("sensors");
        }
        return sensors;
    }

    private static List<Contact> contacts(Section top) {
        List<Contact> contacts = new ArrayList<>();
        for (Section section : top.sections("contacts")) {
            int institution = section.number("institution", 1, Integer.MAX_VALUE, 1);
            contacts.add(new Contact(institution, mailAddress(section, "mail")));
            section.finish();
        }
        return contacts;
    }

    private static List<PersonEntry> people(Section top) {
        List<PersonEntry> people = new ArrayList<>();
        for (Section section : top.sections("people")) {
            String name = section.required("name");
            String role = section.required("role");
            int institution = section.number("institution", 1, Integer.MAX_VALUE, 0);
            if (!ROLES.contains(role)) {
                section.wrong("role", role, String.join(", ", ROLES));
            } else if (role.equals("csirt") != (institution > 0)) {
                section.wrong("role", role, "csirt with an institution, every other role without one");
            }
            people.add(new PersonEntry(name, role.toUpperCase(Locale.ROOT), institution));
            section.finish();
        }
        return people;
    }

    private static String mailAddress(Section section, String key) {
        String address = section.required(key);
        if (!address.isEmpty() && !address.matches("[^@\\s,]+@[^@\\s,]+")) {
            section.wrong(key, address, "one mail address");
        }
        return address;
    }

    private static MailSettings mail(Section top) {
        Optional<Section> section = top.section("mail");
        if (section.isEmpty()) {
            return new MailSettings("hinomi@localhost", Optional.empty());
        }
        String from = mailAddress(section.get(), "from");
        MailSettings mail = new MailSettings(from, section.get().section("smtp").map(ConfigurationFile::smtp));
        section.get().finish();
        return mail;
    }

    private static Smtp smtp(Section section) {
        Smtp smtp = new Smtp(
                section.required("host"),
                section.number("port", 1, MAX_PORT, SUBMISSION_PORT),
                section.flag("starttls", true),
                section.text("user").orElse(""),
                section.optionalFile("password-file"));
        section.finish();
        return smtp;
    }
}
