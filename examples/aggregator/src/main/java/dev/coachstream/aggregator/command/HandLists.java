package dev.coachstream.aggregator.command;

import dev.coachstream.config.Configuration;
import dev.coachstream.warehouse.lists.LabelList;
import dev.coachstream.warehouse.people.PeopleList;

/**
 * What somebody keeps by hand, and a sync takes in at its end.
 *
 * @param people who is who
 * @param labels what things are called
 */
record HandLists(PeopleList people, LabelList labels) {

    /** The configuration's. */
    static HandLists of(Configuration configuration) {
        return new HandLists(PeopleOption.LISTS.of(configuration), LabelOption.LISTS.of(configuration));
    }
}
