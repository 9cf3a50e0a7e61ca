/**
 * Actors as child processes of this very program: the runner's side ({@link fdscope.lab.actor.ActorTheatre} and what it
 * opens), the child's side ({@link fdscope.lab.actor.ActorMain}) and the one codec between them ({@link
 * fdscope.lab.actor.Wire}). A door: threads, processes, files and clocks are allowed here. May use {@code kernel} and
 * the ports of {@code lab}.
 */
package fdscope.lab.actor;
