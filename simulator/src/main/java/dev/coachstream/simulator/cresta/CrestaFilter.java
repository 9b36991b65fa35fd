package dev.coachstream.simulator.cresta;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.simulator.BadRequest;
import dev.coachstream.simulator.Json;
import dev.coachstream.simulator.Parameters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What Cresta's sessions can be filtered by. The use case is "actually required", says the document of its optional parameter, and only one works. */
record CrestaFilter(
        String usecaseName,
        @Nullable String agentUserName,
        @Nullable String coachingPlanName) {

    static CrestaFilter of(Parameters parameters) {
        List<String> usecases = parameters.all("usecaseNames");
        if (usecases.size() != 1 || usecases.get(0).isEmpty()) {
            throw new BadRequest("usecase_names: exactly one use case is required, got " + usecases.size());
        }
        return new CrestaFilter(usecases.get(0), parameters.text("agentUserName"), parameters.text("coachingPlanName"));
    }

    boolean accepts(ObjectNode document) {
        return usecaseName.equals(Json.text(document, "usecaseName"))
                && (agentUserName == null || agentUserName.equals(Json.text(document, "agentUserName")))
                && (coachingPlanName == null || coachingPlanName.equals(Json.text(document, "coachingPlanName")));
    }
}
