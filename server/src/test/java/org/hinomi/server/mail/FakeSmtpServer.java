// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** The few commands of SMTP (RFC 5321) that a client needs, one connection after another. It remembers what it took over. */
final class FakeSmtpServer implements AutoCloseable {

    private final ServerSocket socket;
    private final String refused;
    private final BlockingQueue<Mail> taken = new LinkedBlockingQueue<>();

    /** A message that was taken over. */
    record Mail(String sender, List<String> recipients, String text) {}

    /**
     * Listens.
     *
     * @param port 0 for any free one
     * @param refused a recipient that is not known here; empty for none
     */
    FakeSmtpServer(int port, String refused) throws IOException {
        this.refused = refused;
        socket = new ServerSocket(port, 5, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    BlockingQueue<Mail> taken() {
        return taken;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                converse(client);
            } catch (IOException e) {
                // The client has gone, or the server is closed.
            }
        }
    }

    private void converse(Socket client) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        PrintWriter out = new PrintWriter(client.getOutputStream(), true, StandardCharsets.US_ASCII);
        String sender = "";
        List<String> recipients = new ArrayList<>();
        out.print("220 mail.example ready\r\n");
        out.flush();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String answer = "250 fine";
            if (line.startsWith("MAIL FROM:")) {
                sender = address(line);
            } else if (line.startsWith("RCPT TO:") && address(line).equals(refused)) {
                answer = "550 5.1.1 no such mailbox here";
            } else if (line.startsWith("RCPT TO:")) {
                recipients.add(address(line));
            } else if (line.equals("DATA")) {
                out.print("354 go on\r\n");
                out.flush();
                taken.add(new Mail(sender, List.copyOf(recipients), text(in)));
            } else if (line.equals("QUIT")) {
                answer = "221 bye";
            }
            out.print(answer + "\r\n");
            out.flush();
        }
    }

    private static String address(String line) {
        return line.substring(line.indexOf('<') + 1, line.indexOf('>'));
    }

    private static String text(BufferedReader in) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            text.append(line).append('\n');
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
