package dev.coachstream.maestroqa;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import dev.coachstream.http.ResponseTooLong;
import dev.coachstream.json.WireJson;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** The rows of an export's zip, file by file and row by row as it arrives. */
final class DataExportRows implements AutoCloseable {
    private static final ObjectReader ROWS = CsvMapper.builder(CsvFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(WireJson.MAX_TEXT)
                            .build())
                    .build())
            .addModule(new SimpleModule().addDeserializer(String[].class, new BoundedRow()))
            .build()
            .readerFor(String[].class)
            .with(CsvParser.Feature.WRAP_AS_ARRAY)
            .with(CsvParser.Feature.SKIP_EMPTY_LINES);

    private static final String ENDING = ".csv";

    private final ZipBody body;
    private final ZipInputStream zip;
    private final Set<String> columns = new LinkedHashSet<>();
    private String file = "";
    private int files;
    private @Nullable MappingIterator<@Nullable String[]> rows;

    DataExportRows(InputStream body) {
        this.body = new ZipBody(body);
        this.zip = new ZipInputStream(this.body);
    }

    /** The next row; null at the end of the last file. */
    @Nullable
    MaestroQaExportRow next() throws IOException {
        while (rows == null || !rows.hasNextValue()) {
            if (!nextFile()) {
                return null;
            }
        }
        return row(rows.nextValue());
    }

    private boolean nextFile() throws IOException {
        int others = 0;
        ZipEntry entry = zip.getNextEntry();
        while (entry != null && !isCsv(entry)) {
            others++;
            entry = zip.getNextEntry();
        }
        if (entry == null) {
            body.requireWhole();
            requireCsv(others);
            return false;
        }
        files++;
        String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
        file = name.substring(0, name.length() - ENDING.length());
        MappingIterator<@Nullable String[]> opened = ROWS.readValues(new KeptOpen(zip));
        columns.clear();
        if (opened.hasNextValue()) {
            for (String column : opened.nextValue()) {
                addColumn(column);
            }
        }
        rows = opened;
        return true;
    }

    private static boolean isCsv(ZipEntry entry) {
        return entry.getName().toLowerCase(Locale.ROOT).endsWith(ENDING);
    }

    private void requireCsv(int others) throws ZipException {
        if (files == 0 && others > 0) {
            throw new ZipException("none of its " + others + " files is a CSV file");
        }
    }

    /** Of two columns with one name the second is told apart, so that neither hides the other. */
    private void addColumn(@Nullable String named) {
        String name = named == null || named.isEmpty() ? "column " + (columns.size() + 1) : named;
        String unique = name;
        for (int number = 2; columns.contains(unique); number++) {
            unique = name + " (" + number + ")";
        }
        columns.add(unique);
    }

    private MaestroQaExportRow row(@Nullable String[] values) {
        Map<String, @Nullable String> cells = new LinkedHashMap<>();
        while (columns.size() < values.length) {
            addColumn(null);
        }
        int i = 0;
        for (String column : columns) {
            String cell = i < values.length ? MaestroQaExportRow.meant(values[i]) : null;
            cells.put(column, cell);
            i++;
        }
        return new MaestroQaExportRow(file, cells);
    }

    /** Whether an error says that the file itself is wrong, so that fetching it again would not help. */
    static boolean isMalformed(IOException e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root instanceof ZipException
                || root instanceof ResponseTooLong
                || root instanceof JsonProcessingException;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** The reader of one file closes what it reads from; the others come from there too. */
    private static final class KeptOpen extends FilterInputStream {
        KeptOpen(InputStream zip) {
            super(zip);
        }

        @Override
        public void close() {}
    }
}
