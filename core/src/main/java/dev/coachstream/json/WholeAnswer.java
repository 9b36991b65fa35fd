package dev.coachstream.json;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a whole answer says. It is one only by its documented members: those that are {@code required} are there and not null, and where none
 * of the others says anything, nothing undocumented does either. An error with status 200 must not be read as an empty page, nor one beside a
 * list as a whole page.
 */
final class WholeAnswer {
    /** Beside a list they say that not all of it is there: {@code unreachable} so in AIP-217. */
    private static final Set<String> ERRORS = Set.of("error", "errors", "fault", "unreachable");

    private static final Set<Object> NOTHING = Set.of("", false, 0);

    private final Set<String> said = new HashSet<>();
    private boolean others;
    private @Nullable String error;

    /** Whether an answer begins here, and not a record within one. Of an empty one the parser has left the context already. */
    static boolean isAt(JsonParser parser, DeserializationContext context) {
        JsonStreamContext here = parser.getParsingContext();
        JsonStreamContext around = parser.hasToken(JsonToken.END_OBJECT) ? here : here.getParent();
        return around != null && around.inRoot() && context.getAttribute(ReadAttributes.PAGE) != null;
    }

    /** Whether a member of this name tells an error where no document lists it. */
    static boolean isError(String name) {
        return ERRORS.contains(name);
    }

    /** A documented member that is not null. */
    void says(String member) {
        said.add(member);
    }

    /** A member that no document lists. */
    void saysBeside(String name, @Nullable Object value) {
        others = true;
        if (isError(name) && saysSomething(value)) {
            error = name;
        }
    }

    /** ProtoJSON leaves out what is empty, so an answer that says nothing at all is one, unless something is required of it. */
    void require(Collection<SettableBeanProperty> documented, boolean holdsRecords, JsonParser parser)
            throws UndocumentedResponse {
        List<String> missing = names(documented, member -> member.isRequired() && !said.contains(member.getName()));
        if (!missing.isEmpty()) {
            throw UndocumentedResponse.lacking(parser, missing);
        }
        if (said.isEmpty() && others) {
            throw UndocumentedResponse.ofOtherMembersOnly(parser, names(documented, WholeAnswer::isDocumented));
        }
        if (holdsRecords && error != null) {
            throw UndocumentedResponse.besideAnError(parser, error);
        }
    }

    /** Whether it is a member by itself, and not the one that holds all others. */
    private static boolean isDocumented(SettableBeanProperty member) {
        return member.getAnnotation(JsonAnySetter.class) == null;
    }

    private static boolean saysSomething(@Nullable Object value) {
        boolean empty = (value instanceof Collection<?> list && list.isEmpty())
                || (value instanceof Map<?, ?> members && members.isEmpty());
        return value != null && !empty && !NOTHING.contains(value);
    }

    private static List<String> names(
            Collection<SettableBeanProperty> documented, Predicate<SettableBeanProperty> which) {
        return documented.stream()
                .filter(which)
                .map(SettableBeanProperty::getName)
                .sorted()
                .toList();
    }
}
