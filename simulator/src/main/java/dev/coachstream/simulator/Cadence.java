package dev.coachstream.simulator;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Who has which of the numbered sessions, and in which week: each agent has one a week, in working hours. */
public final class Cadence {
    private static final long HOUR = 3_600_000;
    private static final long DAY = 24 * HOUR;

    private final DataSet data;
    private final Shuffle shuffle;
    private final int agents;
    private final long week;

    public Cadence(DataSet data, int agents, long salt) {
        this.data = data;
        this.agents = agents;
        shuffle = new Shuffle(data.sessions(), data.seed() ^ salt);
        int weeks = Math.max(1, (data.sessions() + agents - 1) / agents);
        week = Math.min(7 * DAY, (data.toMillis() - data.fromMillis()) / weeks);
    }

    public int agent(int session) {
        return shuffle.of(session) % agents;
    }

    public int week(int session) {
        return shuffle.of(session) / agents;
    }

    /** A time on the agent's own day and hour of that week, a few minutes early or late. */
    public long heldAt(int session) {
        Draw draw = new Draw(data.seed() + agent(session), -1);
        long usual = draw.below(5) * DAY + (9 + draw.below(8)) * HOUR;
        long late = new Draw(data.seed(), session).below(HOUR);
        return data.fromMillis() + week(session) * week + (usual + late) % week;
    }

    /** The sessions of an agent, ascending. */
    public IntStream sessionsOf(int agent) {
        int[] sessions = IntStream.iterate(agent, index -> index < data.sessions(), index -> index + agents)
                .map(shuffle::positionOf)
                .toArray();
        Arrays.sort(sessions);
        return Arrays.stream(sessions);
    }

    /** The session of the same agent some weeks on (or back); -1 when there is none. */
    public int moved(int session, int weeks) {
        long index = shuffle.of(session) + (long) weeks * agents;
        return index < 0 || index >= data.sessions() ? -1 : shuffle.positionOf((int) index);
    }
}
