package dev.coachstream.maestroqa;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * How far an export has come (MaestroQA API document, "Retrieve the results of an export").
 *
 * @param status {@code requested}, {@code in_progress}, {@code complete} or {@code errored}
 * @param dataUrl where the result is, as good as a credential; empty also when it is complete and there was nothing to export
 */
public record MaestroQaExport(
        @JsonProperty(value = "status", required = true) @Nullable
        String status,

        @Nullable String dataUrl) {

    /** The body of the request. */
    record Request(String exportId) {}

    /** The answer to a request for an export. */
    record Started(@Nullable String exportId) {}

    /** Whether it has ended well, be it without data. */
    public boolean isComplete() {
        return "complete".equals(status);
    }

    /** Whether it has ended, and will never have data. */
    public boolean isErrored() {
        return "errored".equals(status);
    }

    /** Whether there is something to fetch. */
    public boolean hasData() {
        return isComplete() && !MaestroQaTerms.isEmpty(dataUrl);
    }

    /** Without the address. */
    @Override
    public String toString() {
        return "MaestroQaExport[status=" + status + "]";
    }
}
