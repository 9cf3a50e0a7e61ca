package fdscope.lesson;

import java.util.Optional;

/** The five parts of the course; the name is the letter that lessons and the home screen use. */
public enum Part {
    A("Sockets you can see"),
    B("Passing descriptors"),
    C("Who is there?"),
    D("The real systems"),
    E("Expert");

    private final String title;

    Part(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** Of its letter, a capital. */
    public static Optional<Part> of(String letter) {
        for (Part part : values()) {
            if (part.name().equals(letter)) {
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }
}
