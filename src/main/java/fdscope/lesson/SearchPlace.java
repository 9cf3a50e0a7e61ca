package fdscope.lesson;

/** Where a found thing is gone to. */
public sealed interface SearchPlace {
    /** As JSON and plain text name it. */
    String written();

    /** What a link of a lesson could lead to, and more of the map: {@code map:fd_install}, {@code file:fs/file.c}. */
    record Link(String written) implements SearchPlace {}

    /** A key of the full screen, by the name of what it does. */
    record Press(String action) implements SearchPlace {
        @Override
        public String written() {
            return "key:" + action;
        }
    }

    /** A setting of the full screen, and what it is to be. */
    record Choice(String setting, String value) implements SearchPlace {
        @Override
        public String written() {
            return "set:" + setting + "=" + value;
        }
    }

    /**
     * A place in a lesson.
     *
     * @param page from 0
     * @param segment of the page, from 0: what stands behind so many of its labs
     * @param begins the first words, to find the row; empty: the page's beginning
     */
    record InLesson(int lesson, int page, int segment, String begins) implements SearchPlace {
        @Override
        public String written() {
            return String.format("lesson:%02d", lesson);
        }
    }
}
