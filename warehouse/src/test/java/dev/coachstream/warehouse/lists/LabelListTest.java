package dev.coachstream.warehouse.lists;

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

final class LabelListTest {
    @TempDir
    private Path folder;

    @Test
    void readsWhatASpreadsheetWrites() throws IOException {
        LabelList list = read(String.join(
                "\r\n",
                "\uFEFFKind,ID,Label,Source,,",
                "# ours",
                "Topic,ranRedLight,\"Red light, ran a\",,,",
                "criterion,0072,Grüßt 👋,support",
                ",,,",
                ""));

        assertThat(list.entries())
                .containsExactly(
                        new LabelEntry(3, null, LabelKind.TOPIC, "ranRedLight", "Red light, ran a"),
                        new LabelEntry(4, "support", LabelKind.CRITERION, "0072", "Grüßt 👋"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kind,id,label/rubrik,1,Chat                  | line 2 has the kind 'rubrik'; did you mean rubric?; there are topic, criterion
            kind,id,label/topic,,Chat                    | line 2 has no id; each needs kind,id,label
            kind,id,label/topic,a,                       | line 2 has no label
            kind,id,label/topic,a,b/topic,c,d/topic,a,e  | line 4 names the topic a again, as line 2 does
            kind,id,name/topic,a,b                       | line 1 has a column 'name'; the header is kind,id,label, and source if wanted
            kind,id,label/topic,a,b,c                    | line 2 has 4 cells and the header 3
            # nothing                                    | is empty: its first line is kind,id,label
            """)
    void refusesWhatCannotBeRightWithItsLine(String text, String message) {
        assertThatThrownBy(() -> read(text.replace('/', '\n')))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("the list of labels ")
                .hasMessageContaining("labels.csv")
                .hasMessageContaining(message);
    }

    private LabelList read(String text) throws IOException {
        return LabelList.read(Files.write(folder.resolve("labels.csv"), text.getBytes(StandardCharsets.UTF_8)));
    }
}
