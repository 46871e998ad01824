package kepu.demo;

/** Something that cannot be gone on from: an answer, or the lack of one, that no plan foresees. */
final class Surprise extends RuntimeException {
    private static final long serialVersionUID = 1;

    Surprise(String message) {
        super(message);
    }

    Surprise(String message, Throwable cause) {
        super(message, cause);
    }
}
