package kepu.runtime;

import java.util.function.Supplier;
import kepu.domain.fault.Reason;
import kepu.domain.fault.Refusal;

/** Does a thing over from its first read when somebody else changed what it read; a few times, then refuses BUSY. */
public final class Attempts {
    private static final int MOST = 5;

    private Attempts() {}

    public static <T> T whileBusy(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (Refusal refusal) {
                if (refusal.reason() != Reason.BUSY || attempt == MOST) {
                    throw refusal;
                }
            }
        }
    }
}
