package dev.coachstream.aggregator.command;

import dev.coachstream.api.SourceConfig;
import dev.coachstream.capture.Rendezvous;
import dev.coachstream.config.Configuration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * One of several parts into which accounts are divided, so that several processes, each with a store of its own, share the work without
 * knowing of each other. Accounts of one token stay together, because they share its quota. No part has more than a quarter above its share,
 * unless one token's accounts are more: then what it has no room for goes to its next choice.
 *
 * @param part from 1
 * @param of how many parts there are
 */
record Shard(int part, int of) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,4})/(\\d{1,4})");
    private static final double ROOM = 1.25;

    /**
     * The accounts of this part among some.
     *
     * @param configuration all accounts, since the parts are of all of them
     */
    List<SourceConfig> of(List<SourceConfig> accounts, Configuration configuration) {
        Set<String> mine = names(configuration);
        return accounts.stream()
                .filter(account -> mine.contains(account.name()))
                .toList();
    }

    private Set<String> names(Configuration configuration) {
        int most = (int) Math.ceil(ROOM * configuration.sources().size() / of);
        int[] held = new int[of];
        Set<String> mine = new HashSet<>();
        for (List<String> group : groups(configuration)) {
            int owner = owner(Rendezvous.ranked(group.get(0), of), held, most - group.size());
            held[owner] += group.size();
            if (owner == part - 1) {
                mine.addAll(group);
            }
        }
        return mine;
    }

    /** The names of accounts of one token each, the most first, whatever their order in the file. */
    private static List<List<String>> groups(Configuration configuration) {
        Map<String, String> credentials =
                configuration.sources().stream().collect(Collectors.toMap(SourceConfig::name, configuration::owner));
        return Rendezvous.together(credentials).stream()
                .sorted(Comparator.comparing((List<String> group) -> -group.size())
                        .thenComparing(group -> group.get(0)))
                .toList();
    }

    /** The first choice that has room; where none has, the one that holds least. */
    private static int owner(List<Integer> choices, int[] held, int room) {
        return choices.stream()
                .filter(owner -> held[owner] <= room)
                .findFirst()
                .orElseGet(() -> choices.stream()
                        .min(Comparator.comparing(owner -> held[owner]))
                        .orElseThrow());
    }

    @Override
    public String toString() {
        return part + "/" + of;
    }

    /** Reads {@code 1/4}. */
    static final class Reader implements ITypeConverter<Shard> {
        @Override
        public Shard convert(String text) {
            Matcher form = FORM.matcher(text.strip());
            if (!form.matches()
                    || Integer.parseInt(form.group(1)) < 1
                    || Integer.parseInt(form.group(1)) > Integer.parseInt(form.group(2))) {
                throw new TypeConversionException("'" + text + "' is no part of a whole such as 1/4, up to 4/4");
            }
            return new Shard(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
        }
    }
}
