package kepu.runtime;

import com.amazonaws.services.lambda.runtime.Context;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.MetricsFactory;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/** What every invocation does besides its work: log through Powertools, and count what happened. */
public final class Observed {
    private static final Logger LOG = LoggerFactory.getLogger("kepu");

    private Observed() {}

    /** Runs one invocation with Powertools' logging around it, and sends off its metrics. */
    static <T> T invocation(Context context, Supplier<T> work) {
        return PowertoolsLogging.withLogging(context, () -> {
            Metrics metrics = MetricsFactory.getMetricsInstance();
            metrics.setNamespace("Kepu");
            try {
                return work.get();
            } finally {
                metrics.flush();
            }
        });
    }

    /** Counts one thing that happened, under this name. */
    public static void count(String what) {
        count(what, 1);
    }

    /** Counts so many of a thing, under this name. */
    public static void count(String what, long howMany) {
        MetricsFactory.getMetricsInstance().addMetric(what, howMany, MetricUnit.COUNT);
    }

    /** Writes one line with these details; never anything personal, never a token or a link. */
    public static void log(String what, Map<String, String> details) {
        with(details, () -> LOG.info(what));
    }

    /** Writes down what should not have happened, for the operator. */
    public static void accident(String what, Map<String, String> details, Exception cause) {
        with(details, () -> LOG.error(what, cause));
    }

    private static void with(Map<String, String> details, Runnable line) {
        details.forEach(MDC::put);
        try {
            line.run();
        } finally {
            details.keySet().forEach(MDC::remove);
        }
    }
}
