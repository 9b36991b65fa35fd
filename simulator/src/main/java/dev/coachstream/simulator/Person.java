package dev.coachstream.simulator;

import java.text.Normalizer;
import java.util.Locale;

/** A human, who may be known to several vendors under ids that have nothing in common. */
public record Person(int number) {
    private static final String[] FIRST = {
        "Ada", "Amir", "Ana", "Andrés", "Anouk", "Aoife", "Beatriz", "Ben", "Chidi", "Chloé", "Claire", "Daniel",
                "Darya", "Deepa", "Diego",
        "Elif", "Emeka", "Emma", "Farid", "Fatima", "Felix", "Grace", "Hana", "Henrik", "Imani", "Ines", "Ivan", "Jada",
                "James", "Jörg",
        "Kaito", "Katarzyna", "Kwame", "Laila", "Leo", "Lucía", "Magnus", "Marek", "Mei", "Miguel", "Nadia", "Noah",
                "Olga", "Omar", "Priya",
        "Quentin", "Rafael", "Rosa", "Ruth", "Samir", "Sara", "Sofía", "Tariq", "Thandiwe", "Tom", "Uma", "Victor",
                "Wei", "Yusuf", "Zoë"
    };
    private static final String[] LAST = {
        "Abebe",
        "Almeida",
        "Andersson",
        "Baker",
        "Bianchi",
        "Castillo",
        "Chen",
        "Cohen",
        "D'Souza",
        "Delgado",
        "Diallo",
        "Dubois",
        "Eriksen",
        "Fernandes",
        "Fischer",
        "Fraser",
        "García",
        "Gupta",
        "Haddad",
        "Hansen",
        "Hill",
        "Ibrahim",
        "Ito",
        "Jansen",
        "Jones",
        "Kaplan",
        "Khan",
        "Kim",
        "Kowalski",
        "Lefèvre",
        "Lopez",
        "Martin",
        "Mbeki",
        "Mensah",
        "Meyer",
        "Moreau",
        "Müller",
        "Murphy",
        "Nakamura",
        "Nguyen",
        "Novak",
        "O'Brien",
        "Okafor",
        "Olsen",
        "Ortiz",
        "Park",
        "Patel",
        "Pereira",
        "Popescu",
        "Quispe",
        "Reyes",
        "Rossi",
        "Santos",
        "Schmidt",
        "Silva",
        "Singh",
        "Smith",
        "Suzuki",
        "Tan",
        "Wagner"
    };

    public String first() {
        return FIRST[number % FIRST.length];
    }

    public String name() {
        return first() + " " + last();
    }

    public String email() {
        String plain = Normalizer.normalize(first() + "." + last(), Normalizer.Form.NFD);
        String local = plain.replaceAll("[^A-Za-z.]", "").toLowerCase(Locale.ROOT);
        String namesake = number < FIRST.length * LAST.length ? "" : String.valueOf(number);
        return local + namesake + "@northwind.example";
    }

    public String payrollId() {
        return String.format(Locale.ROOT, "P%06d", number);
    }

    private String last() {
        return LAST[(number / FIRST.length + number) % LAST.length];
    }
}
