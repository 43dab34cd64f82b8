// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The portal's people and their one-time sign-in links. Thread-safe. */
public final class People {

    /** How long a link may be used. */
    public static final long LINK_VALID_MS = 15 * 60 * 1000;

    private static final int TOKEN_BYTES = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Transactions desk;

    public People(Transactions desk) {
        this.desk = desk;
    }

    /**
     * A person.
     *
     * @param role ANALYST, CSIRT or ADMINISTRATOR
     * @param institution number of a CSIRT's institution, 0 for others
     * @param lastSignInMs 0 for never
     */
    public record Person(long id, String name, String role, int institution, long lastSignInMs) {}

    /** A link as it stands. */
    public record Link(Person person, long expiresMs, long usedMs) {

        public boolean isUsed() {
            return usedMs > 0;
        }

        public boolean isExpired(long nowMs) {
            return nowMs >= expiresMs;
        }
    }

    /** The person of this name, made where there is none. */
    public Person ensure(String name, String role, int institution) {
        return desk.run(jdbc -> {
            jdbc.sql("""
                            insert into person (name, role, institution_id) values (:name, :role, nullif(:institution, 0))
                            on conflict (name) do update
                            set role = excluded.role, institution_id = excluded.institution_id
                            """)
                    .param("name", name)
                    .param("role", role)
                    .param("institution", institution)
                    .update();
            return jdbc.sql("select * from person where name = :name")
                    .param("name", name)
                    .query(People::person)
                    .single();
        });
    }

    public List<Person> all() {
        return desk.jdbc()
                .sql("select * from person order by role, name")
                .query(People::person)
                .list();
    }

    public Optional<Person> find(long id) {
        return desk.jdbc()
                .sql("select * from person where id = :id")
                .param("id", id)
                .query(People::person)
                .optional();
    }

    /** Makes a link for a person; only the hash of its token is kept. */
    public String newToken(long personId, long nowMs) {
        byte[] bytes = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        desk.act(jdbc -> jdbc.sql(
                        "insert into sign_in_link (token_hash, person_id, expires_ms) values (:hash, :person, :expires)")
                .param("hash", hash(token))
                .param("person", personId)
                .param("expires", nowMs + LINK_VALID_MS)
                .update());
        return token;
    }

    /** The link of a token. */
    public Optional<Link> look(String token) {
        return desk.jdbc()
                .sql("""
                        select person.*, link.expires_ms, link.used_ms from sign_in_link link
                        join person on person.id = link.person_id where link.token_hash = :hash
                        """)
                .param("hash", hash(token))
                .query((row, number) ->
                        new Link(person(row, number), row.getLong("expires_ms"), row.getLong("used_ms")))
                .optional();
    }

    /** Uses a link up; of two who try, one gets the person. */
    public Optional<Person> use(String token, long nowMs) {
        return desk.run(jdbc -> {
            Optional<Long> person = jdbc.sql("""
                            update sign_in_link set used_ms = :now
                            where token_hash = :hash and used_ms is null and expires_ms > :now
                            returning person_id
                            """)
                    .param("hash", hash(token))
                    .param("now", nowMs)
                    .query(Long.class)
                    .optional();
            person.ifPresent(id -> jdbc.sql("update person set last_sign_in_ms = :now where id = :id")
                    .param("now", nowMs)
                    .param("id", id)
                    .update());
            return person.flatMap(this::find);
        });
    }

    private static Person person(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        return new Person(
                row.getLong("id"),
                row.getString("name"),
                row.getString("role"),
                row.getInt("institution_id"),
                row.getLong("last_sign_in_ms"));
    }

    private static String hash(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
