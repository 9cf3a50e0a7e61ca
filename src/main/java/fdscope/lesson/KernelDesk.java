package fdscope.lesson;

/** Where questions about the running kernel are answered; each answer is read anew and may take a while. */
public interface KernelDesk {
    KernelAnswer answer(KernelQuestion question);
}
