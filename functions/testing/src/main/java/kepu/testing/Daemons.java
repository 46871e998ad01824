package kepu.testing;

/** Threads that do not keep a test JVM alive. */
final class Daemons {
    private Daemons() {}

    static Thread thread(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        return thread;
    }
}
