package dev.coachstream.warehouse.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.warehouse.World;
import dev.coachstream.warehouse.store.Store;
import dev.coachstream.warehouse.store.StoreOptions;
import dev.coachstream.warehouse.store.StoreReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is who across accounts: people of the sources a, b and c. */
final class PersonResolverTest {
    @TempDir
    private Path folder;

    private Path file;
    private Store store;

    @BeforeEach
    void fourPeople() {
        file = folder.resolve("store.duckdb");
        store = Store.open(file, StoreOptions.defaults());
        person("a", "1", "Ada Baker", "Ada@Acme.example", null);
        person("b", "x", "A. Baker", null, "{\"employeeEmail\": \"ada@acme.example\", \"payroll\": \"P7\"}");
        person("c", "7", "Ada Bakers", null, "{\"payroll\": \"P7\"}");
        person("c", "8", "Grace Hill", null, "{\"managerEmail\": \"ada@acme.example\"}");
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void linksByAddressAndExternalIdWithTheirEvidence() {
        assertThat(resolve()).isTrue();

        assertThat(query("SELECT person, array_to_string(known_as, ' ') FROM persons ORDER BY person"))
                .containsExactly("a:1|a:1 b:x c:7", "c:8|c:8");
        assertThat(query("SELECT source, id, evidence, value, with_source, with_id, applied FROM person_links"
                        + " ORDER BY ALL"))
                .containsExactly("b|x|e-mail|ada@acme.example|a|1|true", "c|7|external-id|payroll=P7|b|x|true");
        assertThat(query("FROM person_conflicts")).isEmpty();
    }

    @Test
    void writesNothingWhenNothingChanged() {
        resolve();

        assertThat(resolve()).isFalse();
    }

    @Test
    void undoesALinkThatTheListDenies() throws IOException {
        resolve();

        resolve("!a:1,b,x,");

        assertThat(query("SELECT person, array_to_string(known_as, ' ') FROM persons ORDER BY person"))
                .containsExactly("a:1|a:1", "b:x|b:x c:7", "c:8|c:8");
        assertThat(query("SELECT source, id, person, applied FROM person_links WHERE evidence = 'e-mail'"))
                .containsExactly("b|x|a:1|false");
        resolve();
        assertThat(query("SELECT count(*) FROM persons")).containsExactly("2");
    }

    @Test
    void linksByHandAndGivesTheTeam() throws IOException {
        resolve("Grace,c,8,North", "Grace,a,1,");

        assertThat(query("SELECT person, name, team, array_to_string(known_as, ' ') FROM persons"))
                .containsExactly("Grace|Grace|North|a:1 b:x c:7 c:8");
        assertThat(query("SELECT kind, detail FROM person_conflicts")).containsExactly("two-ids|at c the ids 7 and 8");
    }

    @Test
    void listsWhatDisagrees() throws IOException {
        person("b", "y", "Someone", "other@acme.example", "{\"payroll\": \"P8\"}");
        person("a", "2", "Someone", "else@acme.example", "{\"payroll\": \"P8\"}");
        person("c", "9", null, null, "{\"site\": \"S\"}");
        person("c", "10", null, null, "{\"site\": \"S\"}");

        resolve("Ada,a,1,North", "Ada,c,10,South", "Eve,a,1,", "Eve,c,7,", "Nobody,c,99,", "!Ghost,c,8,");

        assertThat(query("SELECT kind, person, source, id FROM person_conflicts ORDER BY ALL"))
                .containsExactlyInAnyOrder(
                        "two-teams|Ada|c|10",
                        "two-persons|Eve|a|1",
                        "unknown-identity|Nobody|c|99",
                        "denies-nobody|Ghost|c|8",
                        "against-the-list|Eve|b|x",
                        "shared-external-id|null|c|10",
                        "two-e-mails|a:2|a|2");
    }

    @Test
    void suggestsByNameAndAppliesNothing() throws IOException {
        person("a", "3", "Jörg Müller", null, null);
        person("b", "z", "Mueller-Muller, Jorg", null, null);
        person("c", "11", "Muller Jorg", null, null);
        resolve();

        List<Suggestion> suggestions = suggest(0.95);

        assertThat(suggestions).hasSize(1);
        assertThat(suggestions.get(0).score()).isEqualTo(1.0);
        assertThat(suggestions.get(0).entries()).containsExactly(new Identity("a", "3"), new Identity("c", "11"));
        assertThat(suggestions.get(0).person()).isEqualTo("Jörg Müller (a:3)");
        assertThat(query("SELECT count(*) FROM persons")).containsExactly("5");
        assertThat(suggest(0.95, "!a:3,c,11,")).isEmpty();
        assertThat(suggest(0.5)).hasSizeGreaterThan(1);
    }

    /** The dispatch's mailbox on two drivers, and on a third one elsewhere. */
    @Test
    void linksNobodyByAnAddressThatSeveralPeopleOfOneAccountHave() {
        person("a", "5", "Driver", "dispatch@acme.example", null);
        person("a", "6", "Other driver", "Dispatch@acme.example", null);
        person("b", "5", "Somebody", "dispatch@acme.example", null);
        named("a", "coachee_id", "5", "6");

        resolve();

        assertThat(query(
                        "SELECT count(*) FROM persons WHERE 'a:5' IN known_as OR 'a:6' IN known_as OR 'b:5' IN known_as"
                                + " GROUP BY person"))
                .containsExactly("1", "1", "1");
        assertThat(query("SELECT kind, source, id, detail FROM person_conflicts"))
                .containsExactly(
                        "shared-e-mail|a|5|dispatch@acme.example is the address of several people of one account, and so links nobody");
    }

    @Test
    void linksTheTwoIdsOfACoachWhoIsCoached() {
        person("a", "5", "Ann", "ann@acme.example", null);
        person("a", "x5", "Ann", "ann@acme.example", null);
        named("a", "coachee_id", "5");
        named("a", "coach_id", "x5");

        resolve();

        assertThat(query("SELECT array_to_string(known_as, ' ') FROM persons WHERE name LIKE 'Ann%'"))
                .containsExactly("a:5 a:x5");
    }

    @Test
    void linksNobodyByAPlaceholder() {
        person("a", "5", "Ann", "n/a", "{\"payroll\": \"N/A\", \"badge\": \"0\"}");
        person("b", "6", "Ben", "N/A", "{\"payroll\": \"n/a\", \"badge\": \"0\"}");
        person("c", "6", "Cem", "unknown@acme.example", "{\"payroll\": \"N/A\", \"badge\": \"-\"}");
        person("b", "9", "Dee", "unknown@acme.example", "{\"badge\": \"-\"}");

        resolve();

        assertThat(query("SELECT DISTINCT identities FROM persons WHERE name IN ('Ann', 'Ben', 'Cem', 'Dee')"))
                .containsExactly("1");
        assertThat(query("SELECT kind, count(*) FROM person_conflicts GROUP BY kind ORDER BY kind"))
                .containsExactly("placeholder-e-mail|2", "placeholder-external-id|3");
    }

    /** Each is the only one at its account. */
    @Test
    void linksNobodyByAnIdThatIsAMailboxAPlaceholdersOrAManagers() {
        person("a", "5", "Ann", null, "{\"employeeEmail\": \"dispatch@acme.example\"}");
        person("a", "6", "Ben", null, "{\"email\": \"dispatch@acme.example\"}");
        person("b", "5", "Cem", null, "{\"employeeEmail\": \"dispatch@acme.example\"}");
        person("a", "7", "Dee", null, "{\"email\": \"unknown@acme.example\", \"managerEmail\": \"boss@acme.example\"}");
        person("b", "7", "Eve", null, "{\"email\": \"unknown@acme.example\", \"managerEmail\": \"boss@acme.example\"}");
        person("a", "8", "Fay", null, "{\"managerId\": \"77\"}");
        person("b", "8", "Gus", null, "{\"managerId\": \"77\"}");

        resolve();

        assertThat(query("SELECT DISTINCT identities FROM persons WHERE name NOT LIKE 'A% Baker%'"))
                .containsExactly("1");
        assertThat(query("SELECT kind, source, id FROM person_conflicts ORDER BY ALL"))
                .containsExactly("placeholder-e-mail|a|7", "shared-e-mail|a|5");
    }

    @Test
    void unlinksWhomAVendorsNewestRecordGivesNoEvidenceOf() {
        told("1", "2026-05-01", "'ada@acme.example'", "NULL");
        told("2", "2026-06-01", "NULL", "NULL");
        resolve();

        assertThat(query("SELECT array_to_string(known_as, ' ') FROM persons WHERE 'a:1' IN known_as"))
                .containsExactly("a:1");

        told("3", "2026-06-02", "'ada@acme.example'", "NULL");
        resolve();

        assertThat(query("SELECT array_to_string(known_as, ' ') FROM persons WHERE 'a:1' IN known_as"))
                .containsExactly("a:1 b:x c:7");
    }

    /** A session of a's person 1 that says of them what it says. */
    private void told(String id, String updated, String email, String externalIds) {
        store.database()
                .run("INSERT INTO sessions (source, vendor, id, status, coachee_id, coachee_name, coachee_email,"
                        + " coachee_external_ids, updated_at, first_seen, changed_at, content_digest) VALUES ('a', 'v', '"
                        + id + "', 'OPEN', '1', 'Ada Baker', " + email + ", " + externalIds + ", '" + updated
                        + " 00:00:00Z', now(), now(), 0)");
    }

    private void named(String source, String column, String... ids) {
        for (String id : ids) {
            store.database()
                    .run("INSERT INTO sessions (source, vendor, id, status, " + column
                            + ", first_seen, changed_at, content_digest) VALUES ('" + source + "', 'v', 's" + id
                            + "', 'OPEN', '" + id + "', now(), now(), 0)");
        }
    }

    private boolean resolve(String... entries) {
        return PersonResolver.resolve(store, list(entries));
    }

    /** Of the copy for readers, which the store publishes when it is closed. */
    private List<Suggestion> suggest(double least, String... entries) {
        store.close();
        try (StoreReader reader = StoreReader.open(file, StoreOptions.defaults())) {
            return PersonResolver.suggest(reader, list(entries), least);
        } finally {
            store = Store.open(file, StoreOptions.defaults());
        }
    }

    private PeopleList list(String... entries) {
        try {
            Path csv = folder.resolve("people.csv");
            Files.writeString(csv, "person,source,id,team\n# reviewed\n" + String.join("\n", entries) + "\n");
            return PeopleList.read(csv);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void person(
            String source, String id, @Nullable String name, @Nullable String email, @Nullable String externalIds) {
        store.database()
                .update(
                        "INSERT INTO people (source, vendor, id, name, email, external_ids, first_seen) VALUES (?,"
                                + " 'v', ?, ?, ?, ?::JSON, now())",
                        source,
                        id,
                        name,
                        email,
                        externalIds);
    }

    private List<String> query(String sql) {
        return World.query(store.database(), sql);
    }
}
