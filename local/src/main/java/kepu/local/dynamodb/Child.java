package kepu.local.dynamodb;

import java.io.IOException;

/**
 * The main class of the child process: runs the main class it is given and ends as soon as standard input does, which the
 * operating system sees to however the parent ended. Nothing else of the host is loaded there, and DynamoDB Local is only
 * named, never compiled against (its licence).
 */
final class Child {
    private Child() {}

    /** @param arguments the main class to run, then its arguments */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        Thread watch = new Thread(Child::endWithParent, "parent-watch");
        watch.setDaemon(true);
        watch.start();
        String[] rest = java.util.Arrays.copyOfRange(arguments, 1, arguments.length);
        Class.forName(arguments[0]).getMethod("main", String[].class).invoke(null, (Object) rest);
    }

    private static void endWithParent() {
        try {
            while (System.in.read() >= 0) {
                // The parent never writes; only the end matters.
            }
        } catch (IOException gone) {
            // The same as the end.
        }
        Runtime.getRuntime().halt(0);
    }
}
