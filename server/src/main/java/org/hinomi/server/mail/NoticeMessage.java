// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import org.hinomi.desk.notice.Notice;
import org.hinomi.model.error.ErrorCode;
import org.hinomi.model.error.HinomiException;

/** A notice as a mail message (RFC 5322): plain text in UTF-8, Japanese first, English below. */
public final class NoticeMessage {

    private NoticeMessage() {}

    /** The message's bytes, made once and kept. */
    @SuppressWarnings("JavaUtilDate") // the mail library takes no other
    public static byte[] bytes(Notice notice, String from, List<String> recipients) {
        try {
            Fixed message = new Fixed(notice.messageId());
            message.setFrom(new InternetAddress(from));
            for (String recipient : recipients) {
                message.addRecipient(Message.RecipientType.TO, new InternetAddress(recipient));
            }
            message.setSubject(notice.subject().ja(), StandardCharsets.UTF_8.name());
            message.setSentDate(new Date(notice.decidedMs()));
            message.setHeader("Auto-Submitted", "auto-generated");
            message.setText(
                    notice.text().ja() + "\n----------\n" + notice.subject().en() + "\n\n"
                            + notice.text().en(),
                    StandardCharsets.UTF_8.name());
            message.saveChanges();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            message.writeTo(bytes);
            return bytes.toByteArray();
        } catch (MessagingException | IOException e) {
            throw new HinomiException(
                    ErrorCode.BAD_CONFIGURATION,
                    "notice " + notice.ticket() + " cannot be made a mail: " + e.getMessage(),
                    e);
        }
    }

    /** A message whose id is ours, not the library's. */
    private static final class Fixed extends MimeMessage {

        private final String messageId;

        Fixed(String messageId) {
            super(Session.getInstance(new Properties()));
            this.messageId = messageId;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", messageId);
        }
    }
}
