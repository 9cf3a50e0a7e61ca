package fdscope.lab;

/** What a lab runs on: a theatre that starts actors, and the machine that is observed. */
public record Laboratory(Troupe.Theatre theatre, Machine machine) {}
