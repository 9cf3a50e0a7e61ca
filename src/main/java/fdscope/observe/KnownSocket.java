package fdscope.observe;

/**
 * A socket that many machines have under the same name: the compositor's, the bus', the journal's.
 *
 * @param key a short word for filters: {@code wayland}; several sockets may share one
 * @param pattern of names: a path, or {@code @} and an abstract name; {@code *} is any number of characters but no slash,
 *     {@code **}{@code /} in front is any folder
 * @param example a name that the pattern matches
 * @param title what bears the name
 * @param purpose one sentence: the title, a colon, and what it is for
 */
public record KnownSocket(String key, String pattern, String example, String title, String purpose) {}
