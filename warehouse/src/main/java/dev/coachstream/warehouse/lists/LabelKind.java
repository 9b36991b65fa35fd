package dev.coachstream.warehouse.lists;

import dev.coachstream.warehouse.HostApi;

/** What can be given a name by hand: what records refer to by an id, and topics. */
@HostApi
public enum LabelKind {
    TOPIC("topic"),
    CRITERION("criterion"),
    RUBRIC("rubric"),
    TEMPLATE("template"),
    PLAN("plan"),
    USE_CASE("use-case");

    private final String word;

    LabelKind(String word) {
        this.word = word;
    }

    /** As the list and the store call it. */
    public String word() {
        return word;
    }
}
