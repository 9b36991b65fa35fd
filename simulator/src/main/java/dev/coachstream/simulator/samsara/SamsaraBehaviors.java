package dev.coachstream.simulator.samsara;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.coachstream.simulator.Draw;
import dev.coachstream.simulator.Ids;
import dev.coachstream.simulator.Texts;
import dev.coachstream.simulator.Timestamps;
import java.io.IOException;

/** The behaviours of a session, and the events behind them. */
final class SamsaraBehaviors {
    private static final long MINUTE = 60_000;
    private static final int DAY_MINUTES = 24 * 60;
    private static final String NEVER = "0001-01-01T00:00:00Z";
    private static final int[] COUNTS = {1, 1, 1, 1, 2, 2, 2, 0, 3, 4};

    /** As in the OpenAPI document, with its spelling; the common ones are drawn more often. */
    private static final String[] TYPES = {
        "speeding",
        "speeding",
        "mobileUsage",
        "mobileUsage",
        "harshTurn",
        "braking",
        "braking",
        "acceleration",
        "tailgating",
        "noSeatbelt",
        "forwardCollisionWarning",
        "nearCollison",
        "rollingStop",
        "ranRedLight",
        "drowsy",
        "genericDistraction",
        "idling",
        "hosViolation",
        "laneDeparture",
        "maxSpeed",
        "severeSpeeding",
        "smoking",
        "eatingDrinking",
        "cameraObstruction",
        "crash",
        "defensiveDriving",
        "didNotYield",
        "drinkPolicy",
        "event",
        "falsePositive",
        "foodPolicy",
        "lateResponse",
        "maskPolicy",
        "obstructedCamera",
        "outwardObstruction",
        "passengerPolicy",
        "rollingRailroadCrossing",
        "rollover",
        "rolloverProtection",
        "rolloverProtectionBrakeControlActivated",
        "rolloverProtectionEngineControlActivated",
        "unknown",
        "yawControl",
        "yawControlBrakeControlActivated",
        "yawControlEngineControlActivated"
    };

    private SamsaraBehaviors() {}

    static void write(JsonGenerator out, String driver, long updated, boolean events, Draw draw) throws IOException {
        out.writeArrayFieldStart("behaviors");
        for (int left = COUNTS[draw.below(COUNTS.length)]; left > 0; left--) {
            writeOne(out, driver, updated - MINUTE * draw.below(DAY_MINUTES), events, draw);
        }
        out.writeEndArray();
    }

    private static void writeOne(JsonGenerator out, String driver, long updated, boolean events, Draw draw)
            throws IOException {
        String type = draw.of(TYPES);
        long coached = updated - MINUTE * draw.below(60 * DAY_MINUTES);
        out.writeStartObject();
        out.writeStringField("coachableBehaviorType", type);
        out.writeStringField("id", Ids.uuid(draw));
        String lastCoached = draw.percent(5) ? NEVER : Timestamps.seconds(coached);
        out.writeStringField("lastCoachedTime", lastCoached);
        out.writeStringField("updatedAtTime", Timestamps.seconds(updated));
        writeEvents(out, type, driver, updated, events, draw);
        if (draw.percent(25)) {
            out.writeFieldName("note");
            out.writeString(draw.of(Texts.SHORT));
        }
        out.writeEndObject();
    }

    /** Draws the events whether or not they are written, so that what follows does not depend on it. */
    private static void writeEvents(
            JsonGenerator out, String type, String driver, long updated, boolean wanted, Draw draw) throws IOException {
        int count = 1 + draw.below(3);
        Draw own = new Draw(draw.next(), count);
        if (!wanted) {
            return;
        }
        out.writeArrayFieldStart("coachableEvents");
        for (int event = 0; event < count; event++) {
            out.writeStartObject();
            out.writeStringField("id", eventId(type, driver, updated - MINUTE * event, own));
            if (own.percent(5)) {
                writeLinkage(out, own);
            }
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    /** In 2026-08 Samsara's own clients learnt this member, which its OpenAPI document does not have. */
    private static void writeLinkage(JsonGenerator out, Draw draw) throws IOException {
        out.writeObjectFieldStart("linkage");
        out.writeStringField("sourceId", Ids.uuid(draw));
        out.writeStringField("sourceType", "triageEvent");
        out.writeEndObject();
    }

    private static String eventId(String type, String driver, long at, Draw draw) {
        return switch (type) {
            case "hosViolation" -> driver + "," + Timestamps.seconds(at).substring(0, 10);
            case "idling", "speeding", "severeSpeeding", "maxSpeed" -> Ids.uuid(draw);
            default -> (281_474_970_000_000L + draw.below(9_000_000)) + "-" + at;
        };
    }
}
