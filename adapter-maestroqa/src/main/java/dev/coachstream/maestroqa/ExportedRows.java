package dev.coachstream.maestroqa;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** The rows of an export's zip, file by file and row by row as it arrives. */
final class ExportedRows implements AutoCloseable {
    private static final ObjectReader ROWS = new CsvMapper()
            .readerFor(String[].class)
            .with(CsvParser.Feature.WRAP_AS_ARRAY)
            .with(CsvParser.Feature.SKIP_EMPTY_LINES);

    private final ZipInputStream zip;
    private String file = "";
    private String[] columns = {};
    private @Nullable MappingIterator<String[]> rows;

    ExportedRows(InputStream body) {
        this.zip = new ZipInputStream(body);
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
        ZipEntry entry = zip.getNextEntry();
        while (entry != null && !entry.getName().endsWith(".csv")) {
            entry = zip.getNextEntry();
        }
        if (entry == null) {
            return false;
        }
        String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
        file = name.substring(0, name.length() - ".csv".length());
        MappingIterator<String[]> opened = ROWS.readValues(new KeptOpen(zip));
        columns = opened.hasNextValue() ? opened.nextValue() : new String[0];
        rows = opened;
        return true;
    }

    private MaestroQaExportRow row(String[] values) {
        Map<String, @Nullable String> cells = new LinkedHashMap<>();
        for (int i = 0; i < Math.max(values.length, columns.length); i++) {
            String column = i < columns.length ? columns[i] : "column " + (i + 1);
            cells.put(column, i < values.length ? MaestroQaExportRow.meant(values[i]) : null);
        }
        return new MaestroQaExportRow(file, cells);
    }

    /** Whether an error says that the file itself is wrong, so that fetching it again would not help. */
    static boolean isMalformed(IOException e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root instanceof ZipException || root instanceof JsonProcessingException;
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
