package dev.coachstream.warehouse.export;

import dev.coachstream.warehouse.HostApi;
import java.util.Locale;

/** What DuckDB writes an export as. */
@HostApi
public enum ExportFormat {
    PARQUET("FORMAT parquet, COMPRESSION zstd"),
    CSV("FORMAT csv, HEADER, TIMESTAMPFORMAT '%Y-%m-%dT%H:%M:%S.%fZ'"),
    JSONL("FORMAT json, TIMESTAMPFORMAT '%Y-%m-%dT%H:%M:%S.%fZ'");

    private final String options;

    ExportFormat(String options) {
        this.options = options;
    }

    /** The name used in commands and as a file's ending: {@code parquet}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Into the very file that is named, which has its mode already. */
    String options() {
        return options + ", USE_TMP_FILE false";
    }
}
