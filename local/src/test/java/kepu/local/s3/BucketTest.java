package kepu.local.s3;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BucketTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "ab", "..", "a..b", "../etc", "a/b", "Media", "a_b", "-ab", ".ab", "科普日"})
    void refusesANameThatIsNone(String name) {
        assertThrows(IllegalArgumentException.class, () -> Bucket.named(name));
    }
}
