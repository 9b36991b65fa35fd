package dev.coachstream.warehouse.lists;

import dev.coachstream.warehouse.store.StoreException;
import java.nio.file.Path;
import java.util.List;

/**
 * Says what is wrong with a list.
 *
 * @param what what the list is called, such as {@code list of people}
 * @param needed the columns that each line fills
 */
record ListMistakes(String what, Path file, List<String> needed) {
    ListMistakes {
        needed = List.copyOf(needed);
    }

    StoreException in(int line, String mistake) {
        return new StoreException("the %s %s: line %s %s".formatted(what, file, line, mistake));
    }

    /** Parted by commas. */
    String neededColumns() {
        return String.join(",", needed);
    }
}
