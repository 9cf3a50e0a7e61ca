package fdscope.tui;

import fdscope.lesson.ContentError;
import fdscope.lesson.Course;
import fdscope.lesson.Errata;
import fdscope.lesson.Errata.Erratum;
import fdscope.lesson.Errata.Proof;
import fdscope.lesson.KernelAnswer;
import fdscope.lesson.KernelBook;
import fdscope.lesson.KernelMap;
import fdscope.lesson.KernelNotes;
import fdscope.lesson.KernelPlaces;
import fdscope.lesson.KernelPresence;
import fdscope.lesson.KernelQuestion;
import fdscope.lesson.SearchEntries;
import fdscope.lesson.SearchIndex;
import fdscope.observe.Finding;
import fdscope.observe.FunctionPrototype;
import fdscope.observe.FunctionText;
import fdscope.observe.KernelSymbols;
import fdscope.observe.KernelSymbols.Symbol;
import fdscope.observe.TypeKind;
import fdscope.observe.TypeLayout;
import fdscope.observe.TypeLayout.Member;
import fdscope.observe.TypeLayouts;
import fdscope.observe.TypeNames;
import fdscope.observe.TypeNames.TypeName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the kernel of a {@link Trial} says: two of its functions have a symbol, and it has three structures. */
final class TrialKernel {
    private static final String NOTES = """
            {"modules": [], "article": [], "functions": [
              {"name": "__sys_sendmsg", "linkage": "global", "takes": "a descriptor and a struct msghdr",
               "gives": "how many bytes were taken",
               "fails": [{"errno": "EBADF", "when": "no such descriptor", "known": "tried on 6.18.44"}],
               "calls": ["unix_stream_sendmsg"], "sure": ["source of 6.18.19"]},
              {"name": "unix_stream_sendmsg", "linkage": "static", "lines": 120,
               "through": [{"function": "unix_attach_fds", "by": "unix_scm_to_skb"}]},
              {"name": "unix_attach_fds", "linkage": "static", "lines": 30},
              {"name": "unix_stream_read_generic", "linkage": "static", "lines": 200}]}
            """;

    private TrialKernel() {}

    static KernelAnswer answer(KernelQuestion question) {
        if (question instanceof KernelQuestion.OfPrototype asked) {
            return prototype(asked.function());
        }
        if (question instanceof KernelQuestion.OfSource asked) {
            return source(asked.function());
        }
        if (question instanceof KernelQuestion.OfMachine) {
            return new KernelAnswer.Machine(List.of(
                    Finding.fine("kernel", "Linux 6.18.44, x86_64"),
                    new Finding(
                            Finding.Mark.LIMIT,
                            "place",
                            "Docker, with a seccomp filter",
                            "The filter may refuse kcmp, unshare and other calls.",
                            "see docs/elsewhere.md"),
                    new Finding(
                            Finding.Mark.NOT_HERE,
                            "user namespaces",
                            "unshare(CLONE_NEWUSER) failed with EPERM",
                            "Costs: labs with namespaces are skipped.",
                            "start the container with --security-opt seccomp=unconfined")));
        }
        if (question instanceof KernelQuestion.OfIndex) {
            return new KernelAnswer.Index(SearchIndex.of(SearchEntries.of(TrialCourse.course(), Optional.empty())));
        }
        if (question instanceof KernelQuestion.OfTypes) {
            List<TypeName> names = List.of(type("cred", 176, 25), type("pid", 112, 8), type("scm_cookie", 32, 4));
            return new KernelAnswer.Types(new TypeNames(names, Optional.empty()));
        }
        if (question instanceof KernelQuestion.OfType asked) {
            return new KernelAnswer.Type(
                    asked.type().name().equals("scm_cookie")
                            ? found(List.of(cookie()), List.of())
                            : TypeLayouts.nothing(List.of(), Optional.empty()));
        }
        if (question instanceof KernelQuestion.OfErrata) {
            return new KernelAnswer.Claims(new Errata(List.of(
                    new Erratum(
                            1,
                            "wrong",
                            "tried",
                            "The number of the descriptor travels.",
                            "A reference to the open file travels; the receiver gets a number of his own.",
                            List.of(
                                    new Proof(Errata.Kind.LESSON, "06"),
                                    new Proof(Errata.Kind.MAP, "unix_attach_fds"),
                                    new Proof(Errata.Kind.MAN, "unix(7)"))),
                    new Erratum(2, "true", "source", "A message can carry 253 of them.", "So it is.", List.of()))));
        }
        return new KernelAnswer.Book(book());
    }

    static KernelBook book() {
        Course course = TrialCourse.course();
        KernelMap map = course.map();
        Map<String, List<Symbol>> found = Map.of(
                "__sys_sendmsg", List.of(new Symbol('T', "__sys_sendmsg", Optional.empty())),
                "unix_stream_sendmsg", List.of(new Symbol('t', "unix_stream_sendmsg", Optional.empty())));
        try {
            KernelNotes notes = KernelNotes.parse(NOTES, "kernel-notes.json", map);
            KernelSymbols symbols = new KernelSymbols(found, Optional.empty());
            return new KernelBook(
                    course,
                    map,
                    notes,
                    new KernelPresence(map, notes, symbols),
                    new KernelPlaces(course),
                    Optional.empty(),
                    "6.18.44",
                    Optional.empty());
        } catch (ContentError.Found e) {
            throw new IllegalStateException(e);
        }
    }

    private static KernelAnswer prototype(String function) {
        if (!function.equals("__sys_sendmsg")) {
            return new KernelAnswer.Prototype(found(List.of(), List.of()), List.of());
        }
        FunctionPrototype prototype = new FunctionPrototype(
                function, "long", List.of(), "long __sys_sendmsg(int fd, struct scm_cookie *scm)", Optional.empty());
        return new KernelAnswer.Prototype(found(List.of(), List.of(prototype)), List.of(cookie()));
    }

    private static KernelAnswer source(String function) {
        FunctionText text = new FunctionText(
                "net/unix/af_unix.c",
                1786,
                1788,
                Optional.empty(),
                true,
                false,
                Optional.empty(),
                List.of("static int " + function + "(void)", "{", "\treturn 0;\u001b }"));
        return new KernelAnswer.Source(
                Optional.of(new KernelBook.Tree("/tree", Optional.of("6.18.19"), Map.of(function, List.of(text)))));
    }

    private static TypeLayouts found(List<TypeLayout> types, List<FunctionPrototype> functions) {
        return new TypeLayouts(types, functions, List.of(), Optional.empty(), Optional.empty());
    }

    private static TypeName type(String name, long size, int members) {
        return new TypeName(TypeKind.STRUCT, name, size, members, Optional.empty());
    }

    private static TypeLayout cookie() {
        return new TypeLayout(
                "scm_cookie",
                TypeKind.STRUCT,
                32,
                List.of(
                        member("pid", 0, 8, "struct pid *", "struct pid *pid"),
                        member("fp", 8, 8, "struct scm_fp_list *", "struct scm_fp_list *fp"),
                        member("creds", 16, 12, "struct scm_creds", "struct scm_creds creds"),
                        member("secid", 28, 4, "u32", "u32 secid")),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    private static Member member(String name, long offset, long size, String type, String declaration) {
        return new Member(
                Optional.of(name), offset, Optional.empty(), Optional.empty(), size, type, declaration, List.of());
    }
}
