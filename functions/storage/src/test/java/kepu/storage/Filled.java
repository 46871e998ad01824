package kepu.storage;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Looks whether every component of a record says something, so that a round trip cannot lose one unnoticed. */
final class Filled {
    private Filled() {}

    static <T extends Record> T in(T record) {
        look(record, record.getClass().getSimpleName());
        return record;
    }

    private static void look(Object value, String where) {
        if (value instanceof Record record) {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                look(value(record, component), where + "." + component.getName());
            }
        } else if (value instanceof Optional<?> optional) {
            assertTrue(optional.isPresent(), where + " is absent");
            look(optional.get(), where);
        } else if (value instanceof Collection<?> many) {
            assertTrue(!many.isEmpty(), where + " is empty");
        } else if (value instanceof Map<?, ?> map) {
            assertTrue(!map.isEmpty(), where + " is empty");
        } else {
            String text = String.valueOf(value);
            assertTrue(!text.isEmpty() && !text.equals("0"), where + " says nothing");
        }
    }

    private static Object value(Record record, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
