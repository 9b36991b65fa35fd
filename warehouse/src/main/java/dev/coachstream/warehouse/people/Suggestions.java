package dev.coachstream.warehouse.people;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/** Proposes who may be one person, by name. Only persons who have no account in common are compared. */
final class Suggestions {
    private static final Pattern MARKS = Pattern.compile("\\p{M}");
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");
    private static final int BLOCK = 4;

    private final Resolution resolution;
    private final JaroWinklerSimilarity similarity = new JaroWinklerSimilarity();

    Suggestions(Resolution resolution) {
        this.resolution = resolution;
    }

    /** Best first. */
    List<Suggestion> atLeast(double least) {
        List<Named> everybody = resolution.persons().stream()
                .map(this::named)
                .filter(one -> !one.names().isEmpty())
                .toList();
        Map<Set<PersonGroup>, Suggestion> found = new LinkedHashMap<>();
        for (List<Named> block : blocks(everybody)) {
            for (int i = 0; i < block.size(); i++) {
                for (Named other : block.subList(i + 1, block.size())) {
                    compare(block.get(i), other, least, found);
                }
            }
        }
        return found.values().stream()
                .sorted(Comparator.comparingDouble(Suggestion::score).reversed().thenComparing(Suggestion::person))
                .toList();
    }

    /** A person's labels as they are compared: without accents, case, order and punctuation. */
    private record Named(PersonGroup person, Set<String> names, String label) {}

    private Named named(PersonGroup person) {
        List<KnownIdentity> parts =
                person.members.stream().map(resolution::known).toList();
        Set<String> names = parts.stream()
                .flatMap(part -> Stream.concat(Stream.ofNullable(part.name()), part.emails().stream()))
                .map(Suggestions::plain)
                .filter(name -> name.contains(" "))
                .collect(Collectors.toCollection(TreeSet::new));
        String label = parts.stream()
                .map(KnownIdentity::name)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(person.person());
        return new Named(person, names, label);
    }

    private static String plain(String name) {
        String whole = name.contains("@") ? name.substring(0, name.indexOf('@')) : name;
        String letters =
                MARKS.matcher(Normalizer.normalize(whole, Normalizer.Form.NFD)).replaceAll("");
        return Arrays.stream(NO_LETTERS.split(letters.toLowerCase(Locale.ROOT)))
                .filter(word -> word.length() > 1)
                .sorted()
                .collect(Collectors.joining(" "));
    }

    /** Only names that have the beginning of a word in common are compared. */
    private static List<List<Named>> blocks(List<Named> everybody) {
        Map<String, List<Named>> blocks = new LinkedHashMap<>();
        for (Named one : everybody) {
            one.names().stream()
                    .flatMap(name -> Arrays.stream(name.split(" ")))
                    .map(word -> word.substring(0, Math.min(BLOCK, word.length())))
                    .distinct()
                    .forEach(key -> blocks.computeIfAbsent(key, missing -> new ArrayList<>())
                            .add(one));
        }
        return List.copyOf(blocks.values());
    }

    private void compare(Named one, Named other, double least, Map<Set<PersonGroup>, Suggestion> found) {
        Set<PersonGroup> pair = Set.of(one.person(), other.person());
        if (found.containsKey(pair) || !comparable(one.person(), other.person())) {
            return;
        }
        double score = one.names().stream()
                .flatMap(name -> other.names().stream().map(theirs -> similarity.apply(name, theirs)))
                .max(Comparator.naturalOrder())
                .orElse(0.0);
        if (score >= least) {
            found.put(pair, suggestion(one, other, score));
        }
    }

    private boolean comparable(PersonGroup one, PersonGroup other) {
        Set<String> sources = one.members.stream().map(Identity::source).collect(Collectors.toSet());
        return other.members.stream().map(Identity::source).noneMatch(sources::contains)
                && (one.name == null || other.name == null)
                && !resolution.keptApart(one, other);
    }

    /** Whom the list already names keeps the name; the identities it already has need no line. */
    private static Suggestion suggestion(Named one, Named other, double score) {
        String person = Stream.of(one, other)
                .map(side -> side.person().name)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(one.label() + " (" + one.person().person() + ")");
        List<Identity> entries = Stream.of(one, other)
                .filter(side -> side.person().name == null)
                .map(side -> side.person().members.first())
                .toList();
        return new Suggestion(
                score,
                "%s (%s) is perhaps %s (%s)"
                        .formatted(
                                one.label(),
                                one.person().members.first().source(),
                                other.label(),
                                other.person().members.first().source()),
                person,
                entries);
    }
}
