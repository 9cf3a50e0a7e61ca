package fdscope.lab.wayland;

import fdscope.kernel.Bytes;

/** What is to be done after something came, in this order. Clients go by the numbers that the door gave them. */
public sealed interface Effect {
    /** A request has been understood; told before anything that follows from it. */
    record Heard(int client, Message message) implements Effect {}

    /** These bytes, and with the first of them the message's descriptors, which stay whose they are. */
    record Send(int client, Message message, Bytes data) implements Effect {}

    /** Nobody needs this descriptor any more: close it. */
    record Drop(Descriptor descriptor) implements Effect {}

    /**
     * A surface shows this from now on.
     *
     * @param window whether it has the role of a window; a real compositor shows no surface without a role
     */
    record Show(int client, int surface, boolean window, Picture picture) implements Effect {}

    /** The connection is over: close it. Nothing of this client is kept. */
    record Close(int client, String why) implements Effect {}
}
