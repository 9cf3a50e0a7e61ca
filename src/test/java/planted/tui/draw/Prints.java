package planted.tui.draw;

/** A drawing past the canvas. */
final class Prints {
    void draw() {
        System.out.println("frame");
    }
}
