package fdscope.tui.draw;

/** A colour as a terminal takes it. */
public sealed interface Colour {
    /** What the terminal has set. */
    record Default() implements Colour {}

    /** One of the sixteen, 0 to 15; how it looks is the terminal's choice. */
    record Indexed(int index) implements Colour {}

    /** 0 to 255 each. */
    record Rgb(int red, int green, int blue) implements Colour {
        /** WCAG 2 contrast of the two, 1 to 21. */
        public double contrast(Rgb other) {
            double a = luminance();
            double b = other.luminance();
            return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        }

        private double luminance() {
            return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
        }

        private static double linear(int channel) {
            double c = channel / 255.0;
            return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
        }

        @Override
        public String toString() {
            return String.format("#%02x%02x%02x", red, green, blue);
        }
    }

    Colour DEFAULT = new Default();

    static Colour indexed(int index) {
        return new Indexed(index);
    }
}
