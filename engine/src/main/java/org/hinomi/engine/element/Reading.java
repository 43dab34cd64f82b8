// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine.element;

import static java.util.Objects.requireNonNull;

import org.hinomi.model.alert.SensorAlert;
import org.hinomi.model.session.Login;
import org.hinomi.model.session.SessionBlock;

/** What was read from one file. */
public sealed interface Reading {

    /** Name of the file, for counting copies and lines. */
    String source();

    /** Sessions; behind the front all of one gate's bucket. */
    record Sessions(String source, SessionBlock rows) implements Reading {

        public Sessions {
            requireNonNull(source, "source");
            requireNonNull(rows, "rows");
        }
    }

    /** One alert. */
    record Alert(String source, SensorAlert alert) implements Reading {

        public Alert {
            requireNonNull(source, "source");
            requireNonNull(alert, "alert");
        }
    }

    /** What was seen of one sign-in. */
    record SignedIn(String source, Login login) implements Reading {

        public SignedIn {
            requireNonNull(source, "source");
            requireNonNull(login, "login");
        }
    }

    /** What became of the lines that these readings come from. */
    record Counted(IntakeCounts counts) implements Reading {

        public Counted {
            requireNonNull(counts, "counts");
        }

        @Override
        public String source() {
            return counts.source();
        }
    }
}
