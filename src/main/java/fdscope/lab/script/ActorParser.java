package fdscope.lab.script;

import fdscope.lab.script.Token.Type;
import java.util.List;
import java.util.Optional;

/** {@code actors} and {@code actor}: who there is, and what they are born with. */
final class ActorParser {
    private final Cursor cursor;
    private final Names names;

    ActorParser(Cursor cursor, Names names) {
        this.cursor = cursor;
        this.names = names;
    }

    Script.ActorDeclaration plain(int line, List<Script.ActorDeclaration> before) throws Fault {
        return new Script.ActorDeclaration(line, name(before), false, Optional.empty(), Optional.empty());
    }

    /** {@code attr = "root" | "uid" expr | "unshare" expr}, at least one, by commas. */
    Script.ActorDeclaration withAttributes(int line, List<Script.ActorDeclaration> before) throws Fault {
        String name = name(before);
        boolean root = false;
        Optional<Expr> uid = Optional.empty();
        Optional<Expr> unshare = Optional.empty();
        do {
            Token attribute = cursor.peek();
            String word = attribute.is(Type.NAME) ? attribute.text() : "";
            boolean again = word.equals("root") && root
                    || word.equals("uid") && uid.isPresent()
                    || word.equals("unshare") && unshare.isPresent();
            if (again) {
                throw new Fault(word + " stands twice; expected each attribute once");
            }
            switch (word) {
                case "root" -> {
                    cursor.next();
                    root = true;
                }
                case "uid" -> uid = Optional.of(value());
                case "unshare" -> unshare = Optional.of(value());
                default -> throw cursor.unexpected("root, uid N or unshare FLAGS");
            }
        } while (cursor.takeSymbol(","));
        cursor.expectEnd("the attributes of " + name);
        return new Script.ActorDeclaration(line, name, root, uid, unshare);
    }

    private Expr value() throws Fault {
        cursor.next();
        return new ExprParser(cursor, names, "").expr();
    }

    private String name(List<Script.ActorDeclaration> before) throws Fault {
        String name = cursor.expect(Type.NAME, "the name of an actor").text();
        if (!Vocabulary.canNameActor(name)) {
            throw new Fault(name + ": a word or call of the lab language cannot name an actor; choose another");
        }
        for (Script.ActorDeclaration other : before) {
            if (other.name().equals(name)) {
                throw new Fault(name + " is already declared in line " + other.line() + "; choose another name");
            }
        }
        return name;
    }
}
