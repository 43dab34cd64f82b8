// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.hinomi.analysis.Pipeline;
import org.hinomi.analysis.attribute.DemoWorld;
import org.hinomi.analysis.triage.SiteRules;
import org.hinomi.model.network.Institution;
import org.hinomi.server.config.Configuration;
import org.hinomi.server.config.Configuration.ArchiveLimits;
import org.hinomi.server.config.Configuration.Contact;
import org.hinomi.server.config.Configuration.MailSettings;
import org.hinomi.server.config.Configuration.NoticeRules;
import org.hinomi.server.config.Configuration.PortalAddress;
import org.hinomi.server.config.Configuration.SensorFolder;
import org.hinomi.server.postgres.HomeLock;
import org.hinomi.server.run.HinomiServer;
import org.hinomi.server.store.People.Person;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code hinomi demo}: the whole system on embedded defaults, with a simulated network that writes sensor logs into the watched
 * folders. The simulator is a process of its own; Hinomi sees nothing of it but the logs, the network file and the list of
 * indicators.
 */
@Command(
        name = "demo",
        description = "Starts everything on this machine, with a simulated network of 20 institutions.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    private static final List<String> SENSORS = List.of("zeek", "nii-socs", "panos", "suricata");
    private static final Duration SIMULATOR_PATIENCE = Duration.ofSeconds(90);
    private static final Duration FIRST_INCIDENTS = Duration.ofSeconds(45);
    private static final int WORTH_TELLING = 40;
    private static final int CSIRTS = 2;

    /** The states of twenty institutions are written in no time, and whoever tries a search finds what just happened. */
    private static final int COMMIT_SECONDS = 5;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "Folder for all data, kept between starts; default hinomi-data/demo beside the launcher.")
    private @Nullable Path home;

    @Option(names = "--port", defaultValue = "8080", description = "Port of the portal; default ${DEFAULT-VALUE}.")
    private int port = 8080;

    @Option(
            names = "--seed",
            defaultValue = "2026",
            description = "Seed of the simulated network; default ${DEFAULT-VALUE}.")
    private long seed = 2026;

    @Option(
            names = "--rate",
            defaultValue = "50",
            description = "Simulated sessions a second; default ${DEFAULT-VALUE}.")
    private int rate = 50;

    @Override
    public Integer call() {
        PrintWriter out = Streams.out(spec);
        Path folder = home == null ? defaultHome() : home.toAbsolutePath().normalize();
        LogFile.use(folder);
        PortCheck.requireFree(port);
        HomeLock.take(folder).close(); // says so before a second simulator writes into the same logs
        Path logs = folder.resolve("logs");
        say(out, "The simulated network writes a day into " + logs);
        SimulatorProcess simulator = SimulatorProcess.start(folder, logs, seed, rate);
        try {
            simulator.await(logs.resolve("network.csv"), SIMULATOR_PATIENCE);
            simulator.await(logs.resolve("indicators.csv"), SIMULATOR_PATIENCE);
            List<Institution> institutions = NetworkOption.readNetwork(
                    List.of(logs.resolve("network.csv").toString()));
            say(out, "Starting database, engine and portal");
            HinomiServer server = startServer(folder, logs, institutions, Streams.err(spec));
            printLinks(out, server, institutions);
            Foreground.run(server, simulator::stop);
            return 0;
        } catch (RuntimeException e) {
            simulator.stop();
            throw e;
        }
    }

    private static Path defaultHome() {
        Path base =
                Path.of(Optional.ofNullable(System.getProperty("hinomi.home")).orElse(""));
        return base.resolve("hinomi-data").resolve("demo").toAbsolutePath().normalize();
    }

    private HinomiServer startServer(Path folder, Path logs, List<Institution> institutions, PrintWriter err) {
        Path indicators = logs.resolve("indicators.csv");
        Pipeline pipeline = NetworkOption.pipeline(
                institutions,
                NetworkOption.readIndicators(List.of(indicators), institutions, err),
                new Registry(DemoWorld.countries(), DemoWorld.asNumbers()));
        List<SensorFolder> sensors = SENSORS.stream()
                .map(name -> new SensorFolder(name, logs.resolve(name)))
                .toList();
        List<Contact> contacts = institutions.stream()
                .map(institution -> new Contact(
                        institution.id().value(),
                        "csirt@member-" + institution.id().value() + ".example"))
                .toList();
        Configuration configuration = new Configuration(
                folder,
                new PortalAddress("127.0.0.1", port),
                logs.resolve("network.csv"),
                List.of(indicators),
                Optional.empty(),
                sensors,
                contacts,
                List.of(),
                new MailSettings("soc@hinomi.example", Optional.empty()),
                ArchiveLimits.DEFAULT.withCommitSeconds(COMMIT_SECONDS),
                SiteRules.NONE,
                NoticeRules.DEFAULT);
        return HinomiServer.start(configuration, pipeline, institutions);
    }

    private static void printLinks(PrintWriter out, HinomiServer server, List<Institution> institutions) {
        for (Institution institution : institutions) {
            csirt(server, institution);
        }
        List<Person> people = new ArrayList<>();
        people.add(server.people().ensure("Saeki (SOC)", "ANALYST", 0));
        people.add(server.people().ensure("Administrator", "ADMINISTRATOR", 0));
        out.println();
        out.println("Hinomi runs at " + server.url());
        out.println(
                "Sign in with one of these links; each works once, for 15 minutes. The next start prints new ones.");
        people.forEach(person -> printLink(out, server, person));
        for (Institution institution : mostUrgent(server, institutions)) {
            printLink(out, server, csirt(server, institution));
        }
        out.println(
                "The scripted attacks are in the queue within five minutes. Ctrl-C stops everything; data are kept.");
        out.flush();
    }

    private static Person csirt(HinomiServer server, Institution institution) {
        return server.people()
                .ensure(
                        "CSIRT " + institution.nameEn(),
                        "CSIRT",
                        institution.id().value());
    }

    private static void printLink(PrintWriter out, HinomiServer server, Person person) {
        out.printf("  %-46s %s%n", person.name(), server.newSignInLink(person.id()));
        out.flush();
    }

    /** Two institutions that analysts will have something to tell: waits a little for the first incidents. */
    private static List<Institution> mostUrgent(HinomiServer server, List<Institution> institutions) {
        long deadline = System.nanoTime() + FIRST_INCIDENTS.toNanos();
        List<Integer> wanted = server.institutionsInQueue(WORTH_TELLING);
        while (wanted.size() < CSIRTS && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
            wanted = server.institutionsInQueue(WORTH_TELLING);
        }
        List<Institution> chosen = new ArrayList<>();
        for (int number : wanted) {
            institutions.stream()
                    .filter(institution -> institution.id().value() == number)
                    .forEach(chosen::add);
        }
        institutions.stream()
                .filter(institution -> !chosen.contains(institution))
                .forEach(chosen::add);
        return chosen.subList(0, Math.min(CSIRTS, chosen.size()));
    }

    private static void say(PrintWriter out, String line) {
        out.println(line);
        out.flush();
    }
}
