package kepu.local.stepfunctions;

/** What an execution waits for, and what happens when its time has come. */
enum Phase {
    /** A state is about to be entered. */
    READY {
        @Override
        void proceed(Run run) {
            run.enter();
        }
    },
    /** A task is written down and is being called, or must be called again after a crash. */
    CALLING {
        @Override
        void proceed(Run run) {
            run.timeOutTask();
        }
    },
    /** A task was handed over together with its token. */
    AWAITING {
        @Override
        void proceed(Run run) {
            run.timeOutTask();
        }
    },
    /** A failed task will be tried again. */
    RETRYING {
        @Override
        void proceed(Run run) {
            run.attempt();
        }
    },
    /** A Wait state is not over. */
    SLEEPING {
        @Override
        void proceed(Run run) {
            run.elapse();
        }
    },
    ENDED {
        @Override
        void proceed(Run run) {
            throw new IllegalStateException("the execution has ended");
        }
    };

    abstract void proceed(Run run);
}
