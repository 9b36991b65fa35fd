package dev.coachstream.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Past these sizes, or in an expression within one, there is nearly always a second thing inside, with its own name. */
final class SourceSizeTest {

    private static final int FILE_LINES = 300;
    private static final int TEST_FILE_LINES = 400; // many small things of one kind
    private static final int METHOD_LINES = 40;

    private static List<Path> sources = List.of();

    @BeforeAll
    static void findSources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("").toAbsolutePath().getParent())) {
            sources = files.filter(file -> file.toString().matches(".*/src/(main|test)/java/.*\\.java"))
                    .toList();
        }
        assertThat(sources).hasSizeGreaterThan(50);
    }

    @Test
    void noFileIsTooLong() {
        assertThat(sources.stream()
                        .filter(file -> lines(file) > longest(file))
                        .map(file -> file.getFileName() + " has " + lines(file) + " lines"))
                .isEmpty();
    }

    private static int longest(Path file) {
        return file.toString().contains("/src/test/") ? TEST_FILE_LINES : FILE_LINES;
    }

    @Test
    void noMethodIsTooLong() throws IOException {
        assertThat(found(sources, MethodSizes::new)).isEmpty();
    }

    @Test
    void noTernaryIsInsideAnotherExpression() throws IOException {
        assertThat(found(sources, BuriedTernaries::new)).isEmpty();
    }

    @Test
    void seesWhereATernaryIsInsideAnotherExpression(@TempDir Path folder) throws IOException {
        Path sample = Files.writeString(folder.resolve("Sample.java"), """
                class Sample {
                    int initialiser = yes ? 1 : 2;
                    IntSupplier lambda = () -> yes ? 1 : 2;
                    int inSwitch = switch (word) { case "a" -> yes ? 1 : 2; default -> 0; };
                    int returned() { return (yes ? 1 : 2); }
                    void assigned() { initialiser = yes ? 1 : 2; }
                    int argument = max(yes ? 1 : 2, 3);
                    int summand = 1 + (yes ? 1 : 2);
                    void thrown() { throw yes ? one : two; }
                    void added() { summand += yes ? 1 : 0; }
                    int nested = yes ? 1 : no ? 2 : 3;
                }
                """);

        assertThat(found(List.of(sample), BuriedTernaries::new))
                .containsExactly("Sample.java:7", "Sample.java:8", "Sample.java:9", "Sample.java:10", "Sample.java:11");
    }

    private static List<String> found(
            List<Path> sources,
            BiFunction<CompilationUnitTree, SourcePositions, TreeScanner<Void, List<String>>> scanner)
            throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources));
            List<String> found = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                scanner.apply(unit, Trees.instance(task).getSourcePositions()).scan(unit, found);
            }
            return found;
        }
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class MethodSizes extends TreeScanner<Void, List<String>> {

        private final CompilationUnitTree unit;
        private final SourcePositions positions;

        MethodSizes(CompilationUnitTree unit, SourcePositions positions) {
            this.unit = unit;
            this.positions = positions;
        }

        @Override
        public Void visitMethod(MethodTree method, List<String> tooLong) {
            if (method.getBody() != null) {
                long lines = line(positions.getEndPosition(unit, method))
                        - line(positions.getStartPosition(unit, method.getBody()));
                if (lines > METHOD_LINES) {
                    tooLong.add(Path.of(unit.getSourceFile().getName()).getFileName() + ": " + method.getName()
                            + " has " + lines + " lines");
                }
            }
            return super.visitMethod(method, tooLong);
        }

        private long line(long position) {
            return unit.getLineMap().getLineNumber(position);
        }
    }

    /** A choice is made where a value gets its name, or is what is given back: within an expression it is read over. */
    private static final class BuriedTernaries extends TreePathScanner<Void, List<String>> {

        private static final Set<Tree.Kind> PLACES = EnumSet.of(
                Tree.Kind.ASSIGNMENT,
                Tree.Kind.CASE,
                Tree.Kind.LAMBDA_EXPRESSION,
                Tree.Kind.RETURN,
                Tree.Kind.VARIABLE,
                Tree.Kind.YIELD);

        private final CompilationUnitTree unit;
        private final SourcePositions positions;

        BuriedTernaries(CompilationUnitTree unit, SourcePositions positions) {
            this.unit = unit;
            this.positions = positions;
        }

        @Override
        public Void visitConditionalExpression(ConditionalExpressionTree ternary, List<String> buried) {
            if (!PLACES.contains(place())) {
                long line = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, ternary));
                buried.add(Path.of(unit.getSourceFile().getName()).getFileName() + ":" + line);
            }
            return super.visitConditionalExpression(ternary, buried);
        }

        private Tree.Kind place() {
            TreePath around = getCurrentPath().getParentPath();
            while (around.getLeaf() instanceof ParenthesizedTree) {
                around = around.getParentPath();
            }
            return around.getLeaf().getKind();
        }
    }
}
