// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.hinomi.desk.notice.Notice;
import org.hinomi.model.judgement.LocalText;
import org.hinomi.server.config.Configuration;
import org.hinomi.server.mail.FakeSmtpServer.Mail;
import org.junit.jupiter.api.Test;

class SmtpDeliveryTest {

    private static final String FROM = "soc@hinomi.example";
    private static final String CSIRT = "csirt@aoba.example";
    private static final Notice NOTICE = new Notice(
            "HN-20260401-000001",
            1,
            1,
            "<HN-20260401-000001@hinomi.example>",
            new LocalText("件名", "subject"),
            new LocalText("本文", "body"),
            "Saeki",
            1_775_000_000_000L);

    @Test
    void aMessageReachesTheServerAsItWasStored() throws Exception {
        try (FakeSmtpServer server = new FakeSmtpServer(0, "")) {
            send(server.port(), List.of(CSIRT));
            Mail mail = server.taken().remove();
            assertThat(mail.sender()).isEqualTo(FROM);
            assertThat(mail.recipients()).containsExactly(CSIRT);
            assertThat(mail.text()).contains("Message-ID: " + NOTICE.messageId(), "To: " + CSIRT);
            assertThat(server.taken()).isEmpty();
        }
    }

    @Test
    void aRefusedRecipientIsSaidInTheServersWords() throws Exception {
        try (FakeSmtpServer server = new FakeSmtpServer(0, CSIRT)) {
            assertThatThrownBy(() -> send(server.port(), List.of(CSIRT)))
                    .isInstanceOf(Delivery.DeliveryException.class)
                    .hasStackTraceContaining("no such mailbox here");
            assertThat(server.taken()).isEmpty();
        }
    }

    @Test
    void aServerThatIsDownIsSaidWithItsAddress() throws IOException {
        int port;
        try (FakeSmtpServer server = new FakeSmtpServer(0, "")) {
            port = server.port();
        }
        assertThatThrownBy(() -> send(port, List.of(CSIRT)))
                .isInstanceOf(Delivery.DeliveryException.class)
                .hasMessageContaining("127.0.0.1:" + port);
    }

    @Test
    void aServerThatIsBackTakesTheMessageOver() throws Exception {
        int port;
        try (FakeSmtpServer server = new FakeSmtpServer(0, "")) {
            port = server.port();
        }
        assertThatThrownBy(() -> send(port, List.of(CSIRT))).isInstanceOf(Delivery.DeliveryException.class);
        try (FakeSmtpServer server = new FakeSmtpServer(port, "")) {
            send(port, List.of(CSIRT));
            assertThat(server.taken()).hasSize(1);
        }
    }

    private static void send(int port, List<String> recipients) throws Delivery.DeliveryException {
        Configuration.Smtp smtp = new Configuration.Smtp("127.0.0.1", port, false, "", Optional.empty());
        byte[] message = NoticeMessage.bytes(NOTICE, FROM, recipients);
        new SmtpDelivery(smtp, FROM, "").deliver(NOTICE.messageId(), recipients, message);
    }
}
