package dev.coachstream.benchmarks;

/** The least that a JVM can do. */
public final class Hello {
    private Hello() {}

    public static void main(String[] arguments) {
        System.out.println("Hello");
    }
}
