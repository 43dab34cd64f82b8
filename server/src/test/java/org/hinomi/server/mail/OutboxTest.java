// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hinomi.desk.notice.Notice;
import org.hinomi.model.judgement.LocalText;
import org.hinomi.server.config.Configuration;
import org.hinomi.server.config.Configuration.Sending;
import org.hinomi.server.portal.DeskFixture;
import org.hinomi.server.store.NoticeTable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest {

    private static final Notice NOTICE = new Notice(
            "HN-20260401-000001",
            1,
            DeskFixture.AOBA,
            "<HN-20260401-000001@hinomi.example>",
            new LocalText("件名", "subject"),
            new LocalText("本文", "body"),
            "Saeki",
            1_775_000_000_000L);

    private final DeskFixture fixture = new DeskFixture();

    @TempDir
    private Path folder;

    @BeforeEach
    void decide() {
        fixture.database().desk().act(jdbc -> {
            byte[] message = NoticeMessage.bytes(NOTICE, "soc@hinomi.example", List.of("csirt@aoba.example"));
            new NoticeTable(jdbc).decide(NOTICE, "", List.of("csirt@aoba.example"), message);
        });
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private Outbox outbox(Delivery delivery) {
        return new Outbox(fixture.database().desk(), delivery, Sending.LIVE, Clock.systemUTC());
    }

    @Test
    void aMessageLeavesOnce() {
        List<byte[]> received = new ArrayList<>();
        Outbox outbox = outbox((id, recipients, message) -> received.add(message));
        assertThat(outbox.sendDue()).isEqualTo(1);
        assertThat(outbox.sendDue()).isZero();
        assertThat(received).hasSize(1);
        assertThat(new String(received.getFirst(), StandardCharsets.US_ASCII))
                .contains("Message-ID: " + NOTICE.messageId(), "To: csirt@aoba.example");
    }

    @Test
    void inShadowModeNothingThatWaitsReachesTheMailServer() throws Exception {
        try (FakeSmtpServer server = new FakeSmtpServer(0, "")) {
            Configuration.Smtp smtp = new Configuration.Smtp("127.0.0.1", server.port(), false, "", Optional.empty());
            Delivery delivery = new SmtpDelivery(smtp, "soc@hinomi.example", "");
            Outbox shadow = new Outbox(fixture.database().desk(), delivery, Sending.SHADOW, Clock.systemUTC());
            assertThat(shadow.sendDue()).isZero();
            assertThat(server.taken()).isEmpty();
            assertThat(outbox(delivery).sendDue()).isEqualTo(1);
            assertThat(server.taken())
                    .as("counted at the receiver, once it is live")
                    .hasSize(1);
        }
    }

    @Test
    void afterACrashBehindTheReceiversWordTheSameBytesGoAgain() {
        List<byte[]> received = new ArrayList<>();
        Outbox crashing = outbox((id, recipients, message) -> {
            received.add(message);
            throw new IllegalStateException("the process dies here");
        });
        try {
            crashing.sendDue();
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("the process dies here");
        }
        outbox((id, recipients, message) -> received.add(message)).sendDue();
        assertThat(received).hasSize(2);
        assertThat(Arrays.equals(received.get(0), received.get(1))).isTrue();
    }

    @Test
    void aRefusedMessageWaitsForItsNextTry() {
        Outbox outbox = outbox((id, recipients, message) -> {
            throw new Delivery.DeliveryException("no route", new IllegalStateException());
        });
        assertThat(outbox.sendDue()).isZero();
        long waiting = fixture.database()
                .desk()
                .jdbc()
                .sql(
                        "select count(*) as n from outbox where sent_ms is null and attempts = 1 and last_fault = 'no route'")
                .query((row, number) -> row.getLong("n"))
                .single();
        assertThat(waiting).isEqualTo(1);
    }

    @Test
    void withoutAServerItBecomesAFile() throws Exception {
        outbox(new FolderDelivery(folder)).sendDue();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactly("HN-20260401-000001@hinomi.example.eml");
        }
    }
}
