// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.store;

import java.util.function.Function;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs work in transactions of one role. Thread-safe. */
public final class Transactions {

    private final JdbcClient jdbc;
    private final TransactionTemplate template;

    Transactions(DataSource source) {
        this.jdbc = JdbcClient.create(source);
        this.template = new TransactionTemplate(new DataSourceTransactionManager(source));
    }

    /** Statements that join the transaction of the calling thread, or run alone where there is none. */
    public JdbcClient jdbc() {
        return jdbc;
    }

    /** Runs work as one: all of it or nothing. */
    public <T> T run(Function<JdbcClient, T> work) {
        T result = template.execute(status -> work.apply(jdbc));
        return java.util.Objects.requireNonNull(result, "work gives a value");
    }

    /** Runs work as one that needs no answer. */
    public void act(java.util.function.Consumer<JdbcClient> work) {
        template.executeWithoutResult(status -> work.accept(jdbc));
    }

    /** Runs work as one, and takes all of it back where it says so; whether it stands. */
    public boolean actUnlessTakenBack(Predicate<JdbcClient> work) {
        Boolean stands = template.execute(status -> {
            boolean isDone = work.test(jdbc);
            if (!isDone) {
                status.setRollbackOnly();
            }
            return isDone;
        });
        return Boolean.TRUE.equals(stands);
    }

    /**
     * Runs work for a member's person; the institution holds for this transaction alone, and goes with it.
     *
     * @param institution number of the person's institution
     */
    public <T> T asInstitution(int institution, Function<JdbcClient, T> work) {
        return run(client -> {
            client.sql("select set_config('hinomi.institution', :institution, true)")
                    .param("institution", Integer.toString(institution))
                    .query(String.class)
                    .single();
            return work.apply(client);
        });
    }
}
