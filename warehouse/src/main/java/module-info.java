/** The store: accounts are synced into it, and it is read, exported and reported from. */
module dev.coachstream.warehouse {
    requires transitive dev.coachstream.core;
    requires transitive java.sql;
    requires com.fasterxml.jackson.dataformat.csv;
    requires com.google.common;
    requires duckdb.jdbc; // named by its file: it has no name of its own
    requires org.apache.commons.text;
    requires org.slf4j;

    exports dev.coachstream.warehouse;
    exports dev.coachstream.warehouse.export;
    exports dev.coachstream.warehouse.lists;
    exports dev.coachstream.warehouse.people;
    exports dev.coachstream.warehouse.store;
    exports dev.coachstream.warehouse.sync;
}
