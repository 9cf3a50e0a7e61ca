package fdscope.lab.script;

import java.util.List;

/** A place in the tokens of a line, and the plain questions a parser asks there. */
final class Cursor {
    private final List<Token> tokens;
    private int at;

    /** @param tokens the last one is an END */
    Cursor(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token peek() {
        return tokens.get(at);
    }

    /** The token {@code ahead} places on; behind the end it is the END. */
    Token peek(int ahead) {
        return tokens.get(Math.min(at + ahead, tokens.size() - 1));
    }

    Token next() {
        Token token = peek();
        if (at < tokens.size() - 1) {
            at++;
        }
        return token;
    }

    boolean atEnd() {
        return peek().is(Token.Type.END);
    }

    boolean takeSymbol(String symbol) {
        boolean there = peek().isSymbol(symbol);
        if (there) {
            next();
        }
        return there;
    }

    boolean takeName(String name) {
        boolean there = peek().isName(name);
        if (there) {
            next();
        }
        return there;
    }

    /** @param before what the symbol stands behind, for the message */
    void expectSymbol(String symbol, String before) throws Fault {
        if (!takeSymbol(symbol)) {
            throw new Fault(peek().shown() + ": expected " + symbol + " after " + before);
        }
    }

    Token expect(Token.Type type, String what) throws Fault {
        if (!peek().is(type)) {
            throw unexpected(what);
        }
        return next();
    }

    void expectEnd(String after) throws Fault {
        if (!atEnd()) {
            String result = peek().isSymbol("=") ? "; a result is written -> VALUE" : "";
            throw new Fault(peek().shown() + ": expected nothing more after " + after + result);
        }
    }

    Fault unexpected(String what) {
        return new Fault(peek().shown() + ": expected " + what);
    }
}
