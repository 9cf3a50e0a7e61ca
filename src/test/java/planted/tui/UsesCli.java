package planted.tui;

import planted.cli.Command;

/** The screens know the commands. */
final class UsesCli {
    Command command;
}
