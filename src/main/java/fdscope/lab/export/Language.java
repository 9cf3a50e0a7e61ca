package fdscope.lab.export;

/** What a lab can be written in. */
public enum Language {
    /** C11 with glibc: {@code cc -o lab lab.c}. */
    C,
    /** Python 3.11 with nothing but its standard library. */
    PYTHON
}
