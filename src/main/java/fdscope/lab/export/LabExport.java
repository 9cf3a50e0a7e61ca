package fdscope.lab.export;

import fdscope.lab.script.Script;
import java.util.List;
import java.util.Optional;

/** Writes a lab as one program that makes the same calls in processes of its own and checks the same claims. Pure. */
public final class LabExport {
    private LabExport() {}

    /**
     * @param variants which of the script's, in this order
     * @return the text of the program
     * @throws NotExportable with the first line that no program can do by itself
     */
    public static String program(Script script, Language language, List<String> variants) throws NotExportable {
        Optional<Script.ActorDeclaration> born = script.actors().stream()
                .filter(actor -> actor.root()
                        || actor.uid().isPresent()
                        || actor.unshare().isPresent())
                .findFirst();
        if (born.isPresent()) {
            String why = born.get().unshare().isPresent()
                    ? " lives in namespaces of its own"
                    : " is another user, which root alone can arrange";
            throw new NotExportable(born.get().name() + why + "; run it with fdscope")
                    .at(born.get().line());
        }
        Draft draft = new Draft(script);
        Writer writer = language == Language.C ? new CWriter(draft) : new PythonWriter(draft);
        for (String variant : variants) {
            writer.variant(variant);
        }
        return writer.program(variants);
    }
}
