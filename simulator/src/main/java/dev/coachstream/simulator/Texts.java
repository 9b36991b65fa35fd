package dev.coachstream.simulator;

import com.fasterxml.jackson.core.io.SerializedString;
import java.util.stream.IntStream;

/** What people write into their sessions: encoded once, because a page holds hundreds of them. */
public final class Texts {
    private static final String[] SENTENCES = {
        "Opened the call warmly and used the customer's name.",
        "Let's talk about greeting: the first ten seconds set the tone.",
        "Missed the probing questions before offering a solution.",
        "Handled the objection about price with the value story – well done.",
        "Hold time was above target; we agreed to narrate what is being looked up.",
        "Reviewed three tickets together:\n- refund policy\n- tone in the second reply\n- closing summary",
        "Empathy statement came late, after the customer had repeated the problem twice.",
        "Great recovery after the transfer; the customer said \"finally someone who listens\".",
        "Next week we look at after-call work and at the use of macros.",
        "Documentation in the CRM is complete and easy to follow.",
        "Keep the three-second following distance, also in dense traffic.",
        "Phone was in the holder, but glances were longer than two seconds.",
        "We watched the event together and agreed on what to do differently.",
        "Need to wear seatbelt even for short trips.",
        "Compliance statement read word for word – 100 %.",
        "CSAT went from 4.1 to 4.6 since we last met 🎉",
        "Agreed goal: résumé the call before closing, every time.",
        "Stayed calm with an upset customer; de‑escalation steps followed.",
        "Asked for a second screen; I'll follow up with IT.",
        "No show last week, rescheduled."
    };
    private static final String AGENDA =
            "Performance\nHow do you feel about your recent performance?\nHave you been experiencing any blockers in your workflow?\n\nGrowth\n";

    public static final SerializedString EMPTY = new SerializedString("");
    public static final SerializedString[] NOTES = pool(96, 1, "");
    public static final SerializedString[] SHORT = pool(24, 0, "");
    public static final SerializedString[] PRIVATE = pool(16, 0, "Private: consider for team lead. ");
    public static final SerializedString[] AGENDAS = pool(32, 2, AGENDA);
    public static final SerializedString[] REPLIES = strings(
            "Thanks, that helps.",
            "Understood.",
            "Can we look at this again next week?",
            "I don't agree with the second ticket.",
            "Ok 👍");

    private Texts() {}

    /** One of the texts in so many of a hundred cases, else an empty one. */
    public static SerializedString sometimes(int chance, SerializedString[] texts, Draw draw) {
        return draw.percent(chance) ? draw.of(texts) : EMPTY;
    }

    private static SerializedString[] pool(int size, int more, String start) {
        return IntStream.range(0, size)
                .mapToObj(number -> new SerializedString(start + text(new Draw(number, more), more)))
                .toArray(SerializedString[]::new);
    }

    private static String text(Draw draw, int more) {
        StringBuilder text = new StringBuilder(draw.of(SENTENCES));
        for (int rest = draw.below(3 * more + 1); rest > 0; rest--) {
            text.append(' ').append(draw.of(SENTENCES));
        }
        return text.toString();
    }

    private static SerializedString[] strings(String... texts) {
        return IntStream.range(0, texts.length)
                .mapToObj(number -> new SerializedString(texts[number]))
                .toArray(SerializedString[]::new);
    }
}
