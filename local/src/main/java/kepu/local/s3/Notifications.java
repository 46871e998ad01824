package kepu.local.s3;

/**
 * Is told of every object created, at least once and after the object is durable. An event counts as delivered when
 * the call returns; one that throws, or is cut short by the end of the process, is told again. Events of different
 * objects may arrive at the same time and out of order.
 */
@FunctionalInterface
public interface Notifications {
    void created(ObjectCreated event) throws Exception;
}
