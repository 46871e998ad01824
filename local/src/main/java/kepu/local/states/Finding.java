package kepu.local.states;

/**
 * One thing wrong with, or doubtful in, a definition.
 *
 * @param pointer where, as a JSON pointer (RFC 6901) into the definition
 */
public record Finding(String pointer, String what) {
    @Override
    public String toString() {
        return (pointer.isEmpty() ? "/" : pointer) + ": " + what;
    }
}
