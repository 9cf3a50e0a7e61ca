package fdscope.lesson;

/** Where a link leads; there are no others. */
public sealed interface LinkTarget {
    /** As the author writes it: {@code map:NAME}, {@code man:unix(7)}, {@code lab:NAME}, {@code term:NAME}, {@code lesson:06}. */
    String written();

    /** A function of the kernel map. */
    record MapEntry(String function) implements LinkTarget {
        @Override
        public String written() {
            return "map:" + function;
        }
    }

    /** @param section of the manual: {@code 2}, {@code 7}, {@code 3p} */
    record ManPage(String name, String section) implements LinkTarget {
        @Override
        public String written() {
            return "man:" + name + "(" + section + ")";
        }
    }

    /** A lab of any lesson; lab names are unique in a course. */
    record LabRef(String lab) implements LinkTarget {
        @Override
        public String written() {
            return "lab:" + lab;
        }
    }

    /** @param key as {@link Glossary#key} makes it: {@code open-file-description} */
    record Term(String key) implements LinkTarget {
        @Override
        public String written() {
            return "term:" + key;
        }
    }

    /** @param number from 1 */
    record LessonRef(int number) implements LinkTarget {
        @Override
        public String written() {
            return String.format("lesson:%02d", number);
        }
    }
}
