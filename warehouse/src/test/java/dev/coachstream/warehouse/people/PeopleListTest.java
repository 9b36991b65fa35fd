package dev.coachstream.warehouse.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coachstream.warehouse.store.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PeopleListTest {
    @TempDir
    private Path folder;

    @Test
    void readsWhatASpreadsheetWrites() throws IOException {
        PeopleList list = read(String.join(
                "\r\n",
                "\uFEFFperson,source,id,team",
                "# checked with payroll",
                "",
                "\"Baker, Ada\",support, 0072 ,North",
                "! Bob ,fleet,9",
                ""));

        assertThat(list.entries())
                .containsExactly(
                        new PeopleEntry(4, "Baker, Ada", false, new Identity("support", "0072"), "North"),
                        new PeopleEntry(5, "Bob", true, new Identity("fleet", "9"), null));
    }

    @Test
    void readsCapitalsInTheHeaderAndTheCommasThatASpreadsheetAdds() throws IOException {
        PeopleList list = read("Person,SOURCE,Id,Team,,\r\nAda,a,1,North,,\r\n,,,,,\r\nBob,b,2,,,\r\n");

        assertThat(list.entries())
                .containsExactly(
                        new PeopleEntry(2, "Ada", false, new Identity("a", "1"), "North"),
                        new PeopleEntry(4, "Bob", false, new Identity("b", "2"), null));
    }

    @Test
    void readsTheSemicolonsOfASpreadsheetWhoseDecimalPointIsAComma() throws IOException {
        PeopleList list = read(
                "\uFEFF# ours; and theirs\r\nPerson;Source;Id;Team;\r\nBaker, Ada;a;1;North;\r\n\"Bo;b\";b;2;;\r\n");

        assertThat(list.entries())
                .containsExactly(
                        new PeopleEntry(3, "Baker, Ada", false, new Identity("a", "1"), "North"),
                        new PeopleEntry(4, "Bo;b", false, new Identity("b", "2"), null));
    }

    @Test
    void readsColumnsInAnyOrderAfterAComment() throws IOException {
        assertThat(read("# ours\nid,person,source\n1,Ada,a\n").entries())
                .containsExactly(new PeopleEntry(3, "Ada", false, new Identity("a", "1"), null));
    }

    @Test
    void readsWhatWasKeptFromBeingAFormula() throws IOException {
        assertThat(read("person,source,id\n'=Ada,a,'-1\nO'Hara,a,'2\n").entries())
                .containsExactly(
                        new PeopleEntry(2, "=Ada", false, new Identity("a", "-1"), null),
                        new PeopleEntry(3, "O'Hara", false, new Identity("a", "'2"), null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            person,source,id/Ada,,1               | line 2 has no source
            person,source,id/Ada,a                | line 2 has no id
            person,source,id/Ada,a,1/!,a,2      | line 3 names nobody
            person,source,id/Baker, Ada,a,1       | line 2 has 4 cells and the header 3
            person,source,id/"Ada,a,1/Bob,a,2   | line 2
            person;source;id/Baker; Ada;a;1       | line 2 has 4 cells and the header 3; a cell that holds a ; stands
            person;source,id/Ada;a,1              | line 1 has a column 'source,id'
            person,source,id,Teams/Ada,a,1,North  | line 1 has a column 'teams'
            person,Source,id,source/Ada,a,1,a     | line 1 has the column source twice
            person,source,id,,/Ada,a,1,,North     | line 2 has 5 cells and the header 3
            person,id/Ada,1                       | line 1 is no header
            """)
    void saysWhatIsWrongAndInWhichLine(String text, String message) {
        assertThatThrownBy(() -> read(text.replace("/", "\n")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("people.csv")
                .hasMessageContaining(message);
    }

    @Test
    void saysThatAFileIsMissingOrNoText() throws IOException {
        assertThatThrownBy(() -> PeopleList.read(folder.resolve("none.csv")))
                .hasMessageContaining("none.csv cannot be read");
        Path latin = Files.write(
                folder.resolve("latin.csv"), "person,source,id\nJörg,a,1\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> read("# nothing yet\n\n")).hasMessageContaining("people.csv is empty");
        assertThatThrownBy(() -> PeopleList.read(latin)).hasMessageContaining("latin.csv is not in UTF-8");
    }

    private PeopleList read(String text) throws IOException {
        return PeopleList.read(Files.writeString(folder.resolve("people.csv"), text));
    }
}
