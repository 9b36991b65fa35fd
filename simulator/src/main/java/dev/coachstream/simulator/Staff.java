package dev.coachstream.simulator;

/** The people of one vendor's account: who is coached, and one coach for each dozen of them, at least two. Part of them are known to the other vendors too. */
public final class Staff {
    private static final int WEEKS = 28;
    private static final int TEAM = 12;
    private static final int COACHES_FROM = 500_000;

    /** Which agents of an account are the same humans as the agents of MaestroQA with that number. */
    public enum Account {
        MAESTROQA(1_000_000),
        CRESTA(2_000_000),
        SAMSARA(3_000_000);

        private final int ownFrom;

        Account(int ownFrom) {
            this.ownFrom = ownFrom;
        }

        boolean shares(int number) {
            return switch (this) {
                case MAESTROQA -> true;
                case CRESTA -> number % 4 <= 1;
                case SAMSARA -> number % 4 == 1 || number % 4 == 2;
            };
        }

        private int own(int number) {
            return ownFrom + number;
        }
    }

    private final Account account;
    private final int agents;
    private final int coaches;

    public Staff(Account account, int sessions) {
        this.account = account;
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
        return new Person(account.shares(number) ? number : account.own(number));
    }

    /** Every eighth coach is coached too: the same human under an agent's id and under a coach's. */
    public Person coach(int number) {
        if (number % 8 == 3) {
            return agent(Math.min(number * TEAM, agents - 1));
        }
        return new Person(account.shares(number) ? COACHES_FROM + number : account.own(COACHES_FROM + number));
    }

    /** Who coaches an agent in a week; some move to the next team half way. */
    public int coachOf(int agent, int week) {
        int team = agent / TEAM;
        return agent % 7 == 3 && week >= WEEKS / 2 ? (team + 1) % coaches : team;
    }
}
