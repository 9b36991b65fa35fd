package dev.coachstream.simulator;

import java.util.function.IntPredicate;

/** The people of one vendor's account: who is coached, and one coach for each dozen of them, at least two. Part of them are known to the other vendors too. */
public final class Staff {
    private static final int WEEKS = 28;
    private static final int TEAM = 12;
    private static final int COACHES_FROM = 500_000;

    private final int ownFrom;
    private final IntPredicate shared;
    private final int agents;
    private final int coaches;

    /**
     * @param ownFrom the number of the first human whom only this account knows; far from every other account's
     * @param shared which of the account's agents are the humans of that number, whom other accounts know too
     * @param sessions how many the account has: an agent has one a week
     */
    public Staff(int ownFrom, IntPredicate shared, int sessions) {
        this.ownFrom = ownFrom;
        this.shared = shared;
        agents = Math.max(1, (sessions + WEEKS - 1) / WEEKS);
        coaches = Math.max(2, (agents + TEAM - 1) / TEAM);
    }

    public int agents() {
        return agents;
    }

    public int coaches() {
        return coaches;
    }

    public Person agent(int number) {
        return human(number, number);
    }

    /** Every eighth coach is coached too: the same human under an agent's id and under a coach's. */
    public Person coach(int number) {
        if (number % 8 == 3) {
            return agent(Math.min(number * TEAM, agents - 1));
        }
        return human(number, COACHES_FROM + number);
    }

    /** Who coaches an agent in a week; some move to the next team half way. */
    public int coachOf(int agent, int week) {
        int team = agent / TEAM;
        return agent % 7 == 3 && week >= WEEKS / 2 ? (team + 1) % coaches : team;
    }

    private Person human(int number, int human) {
        int person = shared.test(number) ? human : ownFrom + human;
        return new Person(person);
    }
}
