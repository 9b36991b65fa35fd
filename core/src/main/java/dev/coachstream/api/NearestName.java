package dev.coachstream.api;

import java.util.Collection;
import java.util.Comparator;
import java.util.TreeSet;

/** Finds what a misspelt name was meant to be. */
public final class NearestName {
    private static final int FARTHEST = 3;

    private NearestName() {}

    /** A phrase to end a message with: the nearest name, or the whole list when none is near. */
    public static String hint(String given, Collection<String> known) {
        return known.stream()
                .filter(name -> distance(given, name) <= FARTHEST)
                .min(Comparator.comparingInt((String name) -> distance(given, name))
                        .thenComparing(Comparator.naturalOrder()))
                .map(name -> "; did you mean " + name + "?")
                .orElse("; known: " + String.join(", ", new TreeSet<>(known)));
    }

    /** The number of letters to insert, drop or replace (Levenshtein). */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int replaced = a.charAt(i - 1) == b.charAt(j - 1) ? diagonal : diagonal + 1;
                row[j] = Math.min(replaced, 1 + Math.min(above, row[j - 1]));
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
