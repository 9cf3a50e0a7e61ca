package fdscope.cli;

import fdscope.lab.script.Script;
import fdscope.lab.script.ScriptError;
import fdscope.lab.script.ScriptParser;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads labs from files outside a course: {@code .lab}, {@code .md}, standard input. */
final class LabFiles {
    private static final int LARGEST_BYTES = 1 << 20;
    private static final Pattern FENCE = Pattern.compile("^ {0,3}(`{3,})\\s*(lab\\s+([a-z][a-z0-9-]*).*)$");

    private LabFiles() {}

    static Script standardInput(InputStream in) throws WrongUse, ScriptError.Found {
        try {
            return ScriptParser.parse(text(in.readNBytes(LARGEST_BYTES + 1), "stdin"), "stdin", 1, "stdin");
        } catch (IOException e) {
            throw new WrongUse("stdin:1: cannot be read (" + e.getMessage() + "), expected a lab");
        }
    }

    /** @param lab of a Markdown file; empty: its first */
    static Script file(Path path, Optional<String> lab) throws WrongUse, ScriptError.Found {
        String file = path.toString();
        String text = read(path);
        if (file.endsWith(".md")) {
            return markdown(text, file, lab);
        }
        String name = path.getFileName().toString().replaceFirst("\\.lab$", "");
        return ScriptParser.parse(text, file, 1, name.matches("[a-z][a-z0-9-]*") ? name : "lab");
    }

    /** The lines as they are, understood or not. */
    static List<String> lines(Path path) throws WrongUse {
        return read(path).lines().toList();
    }

    private static Script markdown(String text, String file, Optional<String> lab) throws WrongUse, ScriptError.Found {
        List<String> lines = text.lines().toList();
        for (int start = 0; start < lines.size(); start++) {
            Matcher fence = FENCE.matcher(lines.get(start));
            if (!fence.matches() || lab.isPresent() && !lab.get().equals(fence.group(3))) {
                continue;
            }
            int end = start + 1;
            while (end < lines.size() && !lines.get(end).strip().equals(fence.group(1))) {
                end++;
            }
            String body = String.join("\n", lines.subList(start + 1, end));
            return ScriptParser.parse(fence.group(2) + "\n" + body, file, start + 1, fence.group(3));
        }
        throw new WrongUse(file + ":1: " + lab.map(name -> "no lab " + name).orElse("no lab")
                + " in this file, expected a fence that begins ```lab NAME");
    }

    private static String read(Path path) throws WrongUse {
        try {
            if (Files.isDirectory(path)) {
                throw new WrongUse(path + ":1: a folder, expected a lab");
            }
            try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
                return text(in.readNBytes(LARGEST_BYTES + 1), path.toString());
            }
        } catch (NoSuchFileException e) {
            throw new WrongUse(path + ":1: no such file, expected a lab");
        } catch (IOException e) {
            throw new WrongUse(path + ":1: cannot be read (" + e.getMessage() + "), expected a lab");
        }
    }

    private static String text(byte[] bytes, String file) throws WrongUse {
        if (bytes.length > LARGEST_BYTES) {
            throw new WrongUse(file + ":1: more than " + LARGEST_BYTES + " bytes, expected a lab");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new WrongUse(file + ":1: not UTF-8, expected text");
        }
    }
}
