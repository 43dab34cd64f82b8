// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine.element;

import static java.util.Objects.requireNonNull;

import org.hinomi.model.alert.SensorAlert;
import org.hinomi.model.session.SessionBlock;
import org.hinomi.model.session.Sighting;

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

    /** What a sensor saw beside sessions. */
    record Seen(String source, Sighting sighting) implements Reading {

        public Seen {
            requireNonNull(source, "source");
            requireNonNull(sighting, "sighting");
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
