package dev.coachstream.warehouse.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coachstream.simulator.DataSet;
import dev.coachstream.simulator.run.KnownPerson;
import dev.coachstream.warehouse.World;
import dev.coachstream.warehouse.store.Store;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The simulated vendors share humans; what links them by evidence must be one human each. */
final class SimulatedPeopleTest {
    @TempDir
    private Path folder;

    @Test
    void linksNobodyToSomebodyElseAcrossSimulatedVendors() {
        DataSet data = DataSet.of(1500);
        try (World world = new World(folder, data)) {
            world.sync(World.options(), world.everybody());
            try (Store synced = Store.open(world.store, world.storeOptions())) {
                PersonResolver.resolve(synced, PeopleList.EMPTY);
            }
            Map<String, String> truth = truth(data);
            List<String> across = world.query("""
                SELECT array_to_string(known_as, ' ') FROM persons WHERE sources > 1\
                """);

            assertThat(across).hasSizeGreaterThan(5).allSatisfy(ids -> {
                List<String> humans = List.of(ids.split(" ")).stream()
                        .map(id -> truth.getOrDefault(id, "nobody"))
                        .distinct()
                        .toList();
                assertThat(humans).as(ids).hasSize(1);
            });
            assertThat(recall(world, truth)).isGreaterThan(0.1);
        }
    }

    /** Of the humans who are known at several vendors, how many were found without a list. */
    private static double recall(World world, Map<String, String> truth) {
        Map<String, Long> vendors = truth.entrySet().stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue,
                        Collectors.mapping(
                                entry -> entry.getKey()
                                        .substring(0, entry.getKey().indexOf(':')),
                                Collectors.collectingAndThen(Collectors.toSet(), set -> (long) set.size()))));
        long shared = vendors.values().stream().filter(count -> count > 1).count();
        return world.number("SELECT count(*) FROM persons WHERE sources > 1") / (double) shared;
    }

    /** Which human an id is. The three vendors are seeded differently, which changes ids and not people. */
    private static Map<String, String> truth(DataSet data) {
        Map<String, String> truth = new HashMap<>();
        Iterator<KnownPerson> cresta = KnownPerson.of(data.withSeed(2)).iterator();
        Iterator<KnownPerson> samsara = KnownPerson.of(data.withSeed(3)).iterator();
        for (KnownPerson person : KnownPerson.of(data)) {
            person.maestroQaIds().forEach(id -> truth.put(World.SUPPORT + ":" + id, person.email()));
            cresta.next().crestaIds().forEach(id -> truth.put(World.SALES + ":" + id, person.email()));
            samsara.next().samsaraIds().forEach(id -> truth.put(World.FLEET + ":" + id, person.email()));
        }
        return truth;
    }
}
