// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Properties;
import org.hinomi.server.config.Configuration.Smtp;

/** Sends by SMTP (RFC 5321), with STARTTLS where the configuration asks for it. */
public final class SmtpDelivery implements Delivery {

    private static final String TIMEOUT_MS = "20000";

    private final Smtp smtp;
    private final String from;
    private final String password;

    /**
     * @param from envelope sender
     * @param password empty for none
     */
    public SmtpDelivery(Smtp smtp, String from, String password) {
        this.smtp = smtp;
        this.from = from;
        this.password = password;
    }

    @Override
    public void deliver(String messageId, List<String> recipients, byte[] message) throws DeliveryException {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", smtp.host());
        properties.put("mail.smtp.port", Integer.toString(smtp.port()));
        properties.put("mail.smtp.from", from);
        properties.put("mail.smtp.auth", Boolean.toString(!smtp.user().isEmpty()));
        properties.put("mail.smtp.starttls.enable", Boolean.toString(smtp.startTls()));
        properties.put("mail.smtp.starttls.required", Boolean.toString(smtp.startTls()));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.connectiontimeout", TIMEOUT_MS);
        properties.put("mail.smtp.timeout", TIMEOUT_MS);
        properties.put("mail.smtp.writetimeout", TIMEOUT_MS);
        Session session = Session.getInstance(properties);
        try (Transport transport = session.getTransport("smtp")) {
            MimeMessage mime = new MimeMessage(session, new ByteArrayInputStream(message));
            if (smtp.user().isEmpty()) {
                transport.connect();
            } else {
                transport.connect(smtp.user(), password);
            }
            transport.sendMessage(mime, InternetAddress.parse(String.join(",", recipients)));
        } catch (MessagingException e) {
            throw new DeliveryException(smtp.host() + ":" + smtp.port() + ": " + e.getMessage(), e);
        }
    }
}
