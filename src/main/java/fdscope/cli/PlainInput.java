package fdscope.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A line at a time from the learner; the end of input, or {@code q}, ends the walk. */
final class PlainInput {
    private final BufferedReader in;
    private final TextOut out;
    private final boolean echoed;

    /** @param echoed a terminal shows what is typed, and its line end; from a pipe nothing is seen */
    PlainInput(InputStream in, TextOut out, boolean echoed) {
        this.echoed = echoed;
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        this.out = out;
    }

    /** The learner has had enough; the way out of any depth. */
    static final class Quit extends Exception {
        private static final long serialVersionUID = 1L;

        Quit() {
            super("quit", null, false, false);
        }
    }

    String ask(String prompt) throws Quit {
        out.prompt(prompt);
        String line;
        try {
            line = in.readLine();
        } catch (IOException e) {
            line = null;
        }
        if (line == null || !echoed) {
            out.line(line == null ? "" : line);
        }
        if (line == null) {
            throw new Quit();
        }
        if (line.strip().equals("q")) {
            throw new Quit();
        }
        return line.strip();
    }

    /** A number from 1 to {@code most}, asked until it is one. */
    int choose(String prompt, int most) throws Quit {
        while (true) {
            String said = ask(prompt);
            if (said.matches("[0-9]{1,3}") && Integer.parseInt(said) >= 1 && Integer.parseInt(said) <= most) {
                return Integer.parseInt(said);
            }
            out.line("A number from 1 to " + most + ", please; q quits.");
        }
    }
}
