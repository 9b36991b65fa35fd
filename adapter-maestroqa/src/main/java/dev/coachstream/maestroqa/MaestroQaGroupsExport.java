package dev.coachstream.maestroqa;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What an agent-groups export is to hold (MaestroQA API document, "Request an agent groups export").
 *
 * @param name of the export; made up if left out
 * @param includeUnavailable whether agents that are not available are in it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MaestroQaGroupsExport(
        @Nullable String name, @Nullable Boolean includeUnavailable) {}
