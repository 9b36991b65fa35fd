package dev.coachstream.aggregator;

import java.awt.geom.GeneralPath;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.function.Consumer;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;

/** Finds the box of every path that is filled or stroked on a page, and of every picture. */
final class PaintedPaths extends PDFGraphicsStreamEngine {
    private final Consumer<Rectangle2D> found;
    private final GeneralPath path = new GeneralPath();

    PaintedPaths(PDPage page, Consumer<Rectangle2D> found) {
        super(page);
        this.found = found;
    }

    void read() throws IOException {
        processPage(getPage());
    }

    @Override
    public void appendRectangle(Point2D a, Point2D b, Point2D c, Point2D d) {
        moveTo((float) a.getX(), (float) a.getY());
        lineTo((float) b.getX(), (float) b.getY());
        lineTo((float) c.getX(), (float) c.getY());
        lineTo((float) d.getX(), (float) d.getY());
        path.closePath();
    }

    @Override
    public void drawImage(PDImage image) {
        found.accept(getGraphicsState()
                .getCurrentTransformationMatrix()
                .createAffineTransform()
                .createTransformedShape(new Rectangle2D.Double(0, 0, 1, 1))
                .getBounds2D());
    }

    @Override
    public void clip(int rule) {
        // what is only clipped to is not seen
    }

    @Override
    public void moveTo(float x, float y) {
        path.moveTo(x, y);
    }

    @Override
    public void lineTo(float x, float y) {
        path.lineTo(x, y);
    }

    @Override
    public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {
        path.curveTo(x1, y1, x2, y2, x3, y3);
    }

    @Override
    public Point2D getCurrentPoint() {
        return path.getCurrentPoint();
    }

    @Override
    public void closePath() {
        path.closePath();
    }

    @Override
    public void endPath() {
        path.reset();
    }

    @Override
    public void strokePath() {
        painted();
    }

    @Override
    public void fillPath(int rule) {
        painted();
    }

    @Override
    public void fillAndStrokePath(int rule) {
        painted();
    }

    @Override
    public void shadingFill(COSName shading) {
        // a page without gradients has none
    }

    private void painted() {
        found.accept(path.getBounds2D());
        path.reset();
    }
}
