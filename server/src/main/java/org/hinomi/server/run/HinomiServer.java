// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.hinomi.analysis.Detectors;
import org.hinomi.analysis.Pipeline;
import org.hinomi.archive.SessionArchive;
import org.hinomi.engine.Engine;
import org.hinomi.engine.EngineSettings;
import org.hinomi.engine.postgres.PostgresIntakeStore;
import org.hinomi.engine.postgres.PostgresSignalStore;
import org.hinomi.engine.source.WatchedFolder;
import org.hinomi.model.error.ErrorCode;
import org.hinomi.model.error.HinomiException;
import org.hinomi.model.network.Institution;
import org.hinomi.server.archive.ArchiveRoom;
import org.hinomi.server.config.Configuration;
import org.hinomi.server.desk.DeskJudge;
import org.hinomi.server.ingest.IngestFolder;
import org.hinomi.server.mail.Delivery;
import org.hinomi.server.mail.FolderDelivery;
import org.hinomi.server.mail.Outbox;
import org.hinomi.server.mail.SmtpDelivery;
import org.hinomi.server.portal.Portal;
import org.hinomi.server.portal.PortalServices;
import org.hinomi.server.portal.PortalSettings;
import org.hinomi.server.postgres.EmbeddedPostgres;
import org.hinomi.server.postgres.HomeLock;
import org.hinomi.server.postgres.PostgresSettings;
import org.hinomi.server.retro.IndicatorFiles;
import org.hinomi.server.retro.RetroService;
import org.hinomi.server.shadow.ShadowFiles;
import org.hinomi.server.shadow.ShadowService;
import org.hinomi.server.store.Database;
import org.hinomi.server.store.People;
import org.hinomi.server.store.Register;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole system on one machine. Starts what the next part needs first, and stops in the reverse order, so that nothing that
 * was taken in is lost. Thread-safe after {@link #start}.
 */
public final class HinomiServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HinomiServer.class);
    private static final Duration DESK_PAUSE = Duration.ofMillis(500);
    private static final Duration ARCHIVE_PAUSE = Duration.ofSeconds(30);
    private static final Duration RETRO_PAUSE = Duration.ofSeconds(5);
    private static final Duration SHADOW_PAUSE = Duration.ofSeconds(5);
    private static final Duration OUTBOX_PAUSE = Duration.ofSeconds(1);

    private final Deque<Part> started = new ArrayDeque<>();
    private final Clock clock = Clock.systemUTC();
    private final CompletableFuture<Throwable> failure = new CompletableFuture<>();
    private final Running running;

    /** What is needed of the running parts. */
    private record Running(Portal portal, People people, Database database) {}

    private record Part(String name, Stopping stopping) {}

    private interface Stopping {

        void stop() throws InterruptedException;
    }

    private HinomiServer(Configuration configuration, Pipeline pipeline, List<Institution> institutions) {
        try {
            this.running = startAll(configuration, pipeline, institutions);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Starts everything and returns when the portal answers.
     *
     * @throws HinomiException where something that is needed is taken or missing
     */
    public static HinomiServer start(Configuration configuration, Pipeline pipeline, List<Institution> institutions) {
        return new HinomiServer(configuration, pipeline, institutions);
    }

    private Running startAll(Configuration configuration, Pipeline pipeline, List<Institution> institutions) {
        Path home = configuration.home();
        HomeLock lock = HomeLock.take(home);
        push("home", lock::close);
        Database database = openDatabase(home);
        push("database pools", database::close);
        Register register = new Register(database.desk().jdbc());
        database.desk().act(jdbc -> {
            Register inOne = new Register(jdbc);
            inOne.replace(institutions);
            configuration.contacts().forEach(contact -> inOne.setContact(contact.institution(), contact.mail()));
        });
        SessionArchive sessions = SessionArchive.open(home.resolve("archive"));
        push("archive", sessions::close);
        Path segments = SessionArchive.segmentsOf(home.resolve("archive"));
        startEngine(configuration, pipeline, database, segments);
        DeskJudge judge = new DeskJudge(Detectors.triage(configuration.rules()), sessions, pipeline::knownPeers, clock);
        DeskService desk = new DeskService(database.desk(), judge, clock);
        pushLoop(Loop.start("desk", DESK_PAUSE, desk::step));
        push("desk", desk::stop);
        Outbox outbox = new Outbox(
                database.desk(),
                delivery(configuration),
                configuration.notices().sending(),
                clock);
        pushLoop(Loop.start("outbox", OUTBOX_PAUSE, () -> outbox.sendDue() > 0));
        ShadowFiles shadow = new ShadowFiles(home);
        if (configuration.notices().isShadow()) {
            startShadow(configuration, database, sessions, shadow);
        }
        ArchiveService archive =
                new ArchiveService(sessions, configuration.archive(), ArchiveRoom.freeBytesOf(home), clock);
        pushLoop(Loop.start("archive", ARCHIVE_PAUSE, archive::step));
        startRetro(configuration, pipeline, database, institutions);
        People people = new People(database.desk());
        configuration.people().forEach(person -> people.ensure(person.name(), person.role(), person.institution()));
        PortalServices services = new PortalServices(
                database.desk(),
                database.member(),
                people,
                register,
                sessions,
                judge,
                configuration.notices(),
                shadow,
                configuration.mail().from(),
                clock);
        Portal portal = Portal.start(
                new PortalSettings(
                        configuration.portal().bind(), configuration.portal().port()),
                services);
        push("portal", portal::close);
        return new Running(portal, people, database);
    }

    private Database openDatabase(Path home) {
        String url = System.getenv("HINOMI_DB_URL");
        if (url != null && !url.isBlank()) {
            return Database.open(external(url));
        }
        EmbeddedPostgres postgres = EmbeddedPostgres.start(new PostgresSettings(home.resolve("postgresql"), 0));
        push("PostgreSQL", postgres::close);
        return Database.open(
                new Database.Access(postgres.jdbcUrl(""), "hinomi", EmbeddedPostgres.SUPERUSER, postgres.password()));
    }

    /** {@code jdbc:postgresql://HOST:PORT/DATABASE}; user and password stand in variables of their own. */
    private static Database.Access external(String url) {
        int slash = url.lastIndexOf('/');
        String user = System.getenv("HINOMI_DB_USER");
        String password = System.getenv("HINOMI_DB_PASSWORD");
        if (!url.startsWith("jdbc:postgresql://")
                || slash < "jdbc:postgresql://".length()
                || user == null
                || password == null) {
            throw new HinomiException(
                    ErrorCode.BAD_CONFIGURATION,
                    "HINOMI_DB_URL is \"" + url + "\"; allowed: jdbc:postgresql://HOST:PORT/DATABASE, together with "
                            + "HINOMI_DB_USER (a user that may make roles and databases) and HINOMI_DB_PASSWORD");
        }
        return new Database.Access(url.substring(0, slash + 1), url.substring(slash + 1), user, password);
    }

    private void startEngine(Configuration configuration, Pipeline pipeline, Database database, Path segments) {
        List<WatchedFolder> inputs = configuration.sensors().stream()
                .map(sensor -> new WatchedFolder(sensor.folder().toString(), sensor.name()))
                .toList();
        EngineSettings settings = EngineSettings.watching(configuration.home().resolve("engine"), inputs)
                .withSegments(segments)
                .withCheckpointInterval(
                        Duration.ofSeconds(configuration.archive().commitSeconds()))
                .withLeastFreeBytes(configuration.archive().leastFreeMegabytes() * 1_000_000L);
        PostgresSignalStore signals = new PostgresSignalStore(database.engine());
        IngestFolder.handOn(configuration.home(), signals::upsert);
        Engine engine = Engine.start(settings, pipeline, signals, new PostgresIntakeStore(database.engine(), clock));
        push("engine", engine::stop);
        var _ = engine.failure().thenAccept(failure::complete);
    }

    private void startShadow(
            Configuration configuration, Database database, SessionArchive sessions, ShadowFiles files) {
        ShadowService shadow = new ShadowService(
                database.desk(),
                files,
                configuration.notices().budget(),
                configuration.sensors().stream()
                        .map(Configuration.SensorFolder::name)
                        .toList(),
                sessions::coverage,
                clock);
        pushLoop(Loop.start("shadow", SHADOW_PAUSE, shadow::step));
        LOG.warn("shadow mode: nothing will be sent; the weekly report is written to {}", files.folder());
    }

    private void startRetro(
            Configuration configuration, Pipeline pipeline, Database database, List<Institution> institutions) {
        RetroService retro = new RetroService(
                database.desk(),
                new PostgresSignalStore(database.engine()),
                configuration.home().resolve("archive"),
                new IndicatorFiles(configuration.indicators(), institutions),
                pipeline::swapIndicators,
                clock);
        pushLoop(Loop.start("retro", RETRO_PAUSE, retro::step));
        push("retro search", retro::stop);
    }

    private static Delivery delivery(Configuration configuration) {
        Optional<Configuration.Smtp> smtp = configuration.mail().smtp();
        if (smtp.isEmpty()) {
            return new FolderDelivery(configuration.home().resolve("mail"));
        }
        return new SmtpDelivery(smtp.get(), configuration.mail().from(), password(smtp.get()));
    }

    private static String password(Configuration.Smtp smtp) {
        if (smtp.passwordFile().isEmpty()) {
            return "";
        }
        Path file = smtp.passwordFile().get();
        try {
            return Files.readAllLines(file).stream().findFirst().orElse("");
        } catch (IOException e) {
            throw new HinomiException(ErrorCode.BAD_CONFIGURATION, file + ": cannot be read: " + e, e);
        }
    }

    private void push(String name, Stopping stopping) {
        started.push(new Part(name, stopping));
    }

    private void pushLoop(Loop loop) {
        push("loop", loop::close);
    }

    /** Address of the portal on this machine. */
    public String url() {
        return running.portal().url();
    }

    /** The portal's people. */
    public People people() {
        return running.people();
    }

    /**
     * The institutions with open incidents of at least this urgency, the most urgent first.
     *
     * @return their numbers
     */
    public List<Integer> institutionsInQueue(int leastUrgency) {
        return running.database()
                .desk()
                .jdbc()
                .sql("""
                        select institution_id from incident where status <> 'CLOSED' and urgency >= :least
                        group by institution_id order by max(urgency) desc, institution_id
                        """)
                .param("least", leastUrgency)
                .query((row, number) -> row.getInt("institution_id"))
                .list();
    }

    /** Completes with the cause when the engine has failed for good. */
    public CompletableFuture<Throwable> failure() {
        return failure;
    }

    /** Address that signs a person in, once. */
    public String newSignInLink(long personId) {
        return url() + "/sign-in/" + running.people().newToken(personId, clock.millis());
    }

    @Override
    public void close() {
        while (!started.isEmpty()) {
            Part part = started.pop();
            try {
                part.stopping().stop();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                LOG.error("{} did not stop cleanly", part.name(), e);
            }
        }
    }
}
