package dev.coachstream.warehouse.lists;

import dev.coachstream.api.NearestName;
import dev.coachstream.warehouse.HostApi;
import dev.coachstream.warehouse.store.StoreException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What things are to be called, as somebody wrote it down: a CSV file with the columns {@code kind,id,label} and, if wanted,
 * {@code source}; without a source a line counts for every account. Lines that begin with {@code #} are comments.
 *
 * @param entries in the file's order, each thing once
 */
@HostApi
public record LabelList(List<LabelEntry> entries) {

    /** A list of nothing. */
    public static final LabelList EMPTY = new LabelList(List.of());

    public LabelList {
        entries = List.copyOf(entries);
    }

    /** Reads a file. Throws a {@link StoreException} that says what is wrong with it, and where. */
    public static LabelList read(Path file) {
        List<LabelEntry> entries = new ArrayList<>();
        Map<List<@Nullable Object>, Integer> lines = new HashMap<>();
        for (ListRow row : new ListFile(file, "list of labels", List.of("kind", "id", "label"), "source").read()) {
            LabelEntry entry = entry(row);
            Integer before = lines.putIfAbsent(Arrays.asList(entry.source(), entry.kind(), entry.id()), row.line());
            if (before != null) {
                throw row.wrong("names the %s %s again, as line %s does: keep one of them"
                        .formatted(entry.kind().word(), entry.id(), before));
            }
            entries.add(entry);
        }
        return new LabelList(entries);
    }

    private static LabelEntry entry(ListRow row) {
        return new LabelEntry(row.line(), row.optional("source"), kind(row), row.needed("id"), row.needed("label"));
    }

    private static LabelKind kind(ListRow row) {
        String word = row.needed("kind");
        List<String> known =
                Arrays.stream(LabelKind.values()).map(LabelKind::word).toList();
        return Arrays.stream(LabelKind.values())
                .filter(kind -> kind.word().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> row.wrong("has the kind '%s'%s; there are %s"
                        .formatted(word, NearestName.hint(word, known), String.join(", ", known))));
    }

    /** Whether a thing of an account has a line. */
    boolean names(String source, String kind, String id) {
        return entries.stream().anyMatch(entry -> entry.names(source, kind, id));
    }
}
