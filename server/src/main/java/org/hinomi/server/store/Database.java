// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.hinomi.model.error.ErrorCode;
import org.hinomi.model.error.HinomiException;

/**
 * Hinomi's database: makes roles and tables, and opens a pool for each role. The roles' passwords are drawn anew at every start
 * and kept nowhere. Thread-safe.
 */
public final class Database implements AutoCloseable {

    private static final String OWNER = "hinomi_owner";
    private static final int DESK_CONNECTIONS = 12;
    private static final int MEMBER_CONNECTIONS = 8;
    private static final int ENGINE_CONNECTIONS = 6;

    private final HikariDataSource desk;
    private final HikariDataSource member;
    private final HikariDataSource engine;

    private Database(HikariDataSource desk, HikariDataSource member, HikariDataSource engine) {
        this.desk = desk;
        this.member = member;
        this.engine = engine;
    }

    /**
     * Where the database is, and who may make roles in it.
     *
     * @param serverUrl JDBC URL of the server with a slash at the end and no database
     * @param name name of the database, made where it is not there
     * @param admin user that may make roles and databases
     * @param adminPassword that user's password
     */
    public record Access(String serverUrl, String name, String admin, String adminPassword) {

        String url() {
            return serverUrl + name;
        }
    }

    /** Brings roles and tables up to date and opens the pools. */
    public static Database open(Access access) {
        Map<String, String> passwords = new LinkedHashMap<>();
        for (String role : new String[] {OWNER, "hinomi_desk", "hinomi_member", "hinomi_engine"}) {
            passwords.put(role, newPassword());
        }
        try {
            prepare(access, passwords);
        } catch (SQLException e) {
            throw new HinomiException(
                    ErrorCode.RESOURCE, access.url() + ": the database cannot be prepared: " + e.getMessage(), e);
        }
        Flyway.configure()
                .dataSource(access.url(), OWNER, passwords.get(OWNER))
                .locations("classpath:db/migration")
                .load()
                .migrate();
        return new Database(
                pool(access, passwords, "hinomi_desk", DESK_CONNECTIONS),
                pool(access, passwords, "hinomi_member", MEMBER_CONNECTIONS),
                pool(access, passwords, "hinomi_engine", ENGINE_CONNECTIONS));
    }

    private static String newPassword() {
        byte[] secret = new byte[24];
        new SecureRandom().nextBytes(secret);
        return HexFormat.of().formatHex(secret);
    }

    private static void prepare(Access access, Map<String, String> passwords) throws SQLException {
        String maintenance = access.serverUrl() + "postgres";
        try (Connection connection = DriverManager.getConnection(maintenance, access.admin(), access.adminPassword());
                Statement statement = connection.createStatement()) {
            for (Map.Entry<String, String> role : passwords.entrySet()) {
                String verb =
                        exists(statement, "pg_roles where rolname = '" + role.getKey() + "'") ? "alter" : "create";
                statement.execute(verb + " role " + role.getKey()
                        + " login nosuperuser nocreatedb nocreaterole nobypassrls password '" + role.getValue() + "'");
            }
            if (!exists(statement, "pg_database where datname = '" + access.name() + "'")) {
                statement.execute("create database " + access.name() + " owner " + OWNER);
            }
        }
        try (Connection connection = DriverManager.getConnection(access.url(), access.admin(), access.adminPassword());
                Statement statement = connection.createStatement()) {
            statement.execute("revoke all on schema public from public");
            statement.execute("grant usage on schema public to hinomi_desk, hinomi_member, hinomi_engine");
            statement.execute("grant usage, create on schema public to " + OWNER);
        }
    }

    private static boolean exists(Statement statement, String from) throws SQLException {
        try (ResultSet result = statement.executeQuery("select 1 from " + from)) {
            return result.next();
        }
    }

    private static HikariDataSource pool(Access access, Map<String, String> passwords, String role, int connections) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(role);
        config.setJdbcUrl(access.url());
        config.setUsername(role);
        config.setPassword(passwords.get(role));
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(1);
        return new HikariDataSource(config);
    }

    /** Analysts, administrators and the services behind them. */
    public Transactions desk() {
        return new Transactions(desk);
    }

    /** A member's people; see {@link Transactions#asInstitution}. */
    public Transactions member() {
        return new Transactions(member);
    }

    /** The engine's connections. */
    public DataSource engine() {
        return engine;
    }

    @Override
    public void close() {
        desk.close();
        member.close();
        engine.close();
    }
}
