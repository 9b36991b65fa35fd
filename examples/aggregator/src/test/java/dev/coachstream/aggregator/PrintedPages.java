package dev.coachstream.aggregator;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** What printed pages hold, by its boxes: in points, from the page's lower left. A card is a box that is half a page wide. */
record PrintedPages(List<Box> drawn, List<Word> words) {
    private static final double NARROWEST = 200;
    private static final double WIDEST = 300;
    private static final double LOWEST = 90;
    private static final int DOTS_PER_INCH = 80;

    /** Something that is painted on a page. */
    record Box(int page, Rectangle2D at) {
        boolean isCard() {
            return at.getWidth() > NARROWEST && at.getWidth() < WIDEST && at.getHeight() > LOWEST;
        }

        /** To a point: lines have a width. */
        boolean holds(Rectangle2D other) {
            return at.getMinX() - 1 <= other.getMinX()
                    && at.getMaxX() + 1 >= other.getMaxX()
                    && at.getMinY() - 1 <= other.getMinY()
                    && at.getMaxY() + 1 >= other.getMaxY();
        }

        boolean isAlmost(Box other) {
            return page == other.page() && holds(other.at()) && other.holds(at);
        }
    }

    /** A piece of text in one line. */
    record Word(int page, String text, double x, double y) {
        boolean isIn(Box box) {
            return page == box.page() && box.at().contains(x, y);
        }
    }

    /** The first page, as a picture. */
    static void picture(byte[] pdf, Path file) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            ImageIO.write(new PDFRenderer(document).renderImageWithDPI(0, DOTS_PER_INCH), "png", file.toFile());
        }
    }

    static PrintedPages of(byte[] pdf) throws IOException {
        List<Box> drawn = new ArrayList<>();
        List<Word> words = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (int i = 0; i < document.getNumberOfPages(); i++) {
                int number = i;
                new PaintedPaths(document.getPage(i), box -> drawn.add(new Box(number, box))).read();
                words.addAll(words(document, i));
            }
        }
        return new PrintedPages(drawn, words);
    }

    private static List<Word> words(PDDocument document, int page) throws IOException {
        List<Word> words = new ArrayList<>();
        PDFTextStripper stripper = new PDFTextStripper() {
            @Override
            protected void writeString(String text, List<TextPosition> letters) {
                TextPosition first = letters.get(0);
                words.add(new Word(
                        page,
                        text,
                        first.getTextMatrix().getTranslateX(),
                        first.getTextMatrix().getTranslateY()));
            }
        };
        stripper.setSortByPosition(false);
        stripper.setStartPage(page + 1);
        stripper.setEndPage(page + 1);
        Objects.requireNonNull(stripper.getText(document));
        return words;
    }

    /** Each once, though its ground and its edge are painted apart. */
    List<Box> cards() {
        List<Box> cards = new ArrayList<>();
        drawn.stream()
                .filter(Box::isCard)
                .filter(box -> cards.stream().noneMatch(box::isAlmost))
                .forEach(cards::add);
        return cards;
    }

    /** Those that begin with these words. */
    List<Box> cardsWith(String title) {
        return cards().stream()
                .filter(card -> words.stream()
                        .filter(word -> word.isIn(card))
                        .max(Comparator.comparingDouble(Word::y))
                        .filter(word -> word.text().startsWith(title))
                        .isPresent())
                .toList();
    }

    /** How many things are painted in a card. */
    long drawnIn(Box card) {
        return drawn.stream()
                .filter(box -> box.page() == card.page() && !box.isCard() && card.holds(box.at()))
                .count();
    }

    String textIn(Box card) {
        return words.stream().filter(word -> word.isIn(card)).map(Word::text).collect(Collectors.joining(" "));
    }

    /** What is partly in a card and partly not. */
    List<Box> crossings() {
        return drawn.stream()
                .filter(box -> cards().stream()
                        .filter(card -> card.page() == box.page() && card.at().intersects(box.at()))
                        .anyMatch(card -> !card.holds(box.at()) && !box.holds(card.at())))
                .toList();
    }

    String text() {
        return words.stream().map(Word::text).collect(Collectors.joining(" "));
    }
}
