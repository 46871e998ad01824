package kepu.domain.edition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kepu.domain.Samples;
import kepu.domain.organization.Category;
import kepu.domain.review.Level;
import org.junit.jupiter.api.Test;

class EditionTest {
    private static final Edition EDITION = Samples.edition();

    @Test
    void opensAtMidnightAndClosesAfterTheLastSecondOfItsLastDay() {
        assertFalse(EDITION.isOpen(Samples.at("2023-08-20T23:59:59+08:00")));
        assertTrue(EDITION.isOpen(Samples.at("2023-08-21T00:00:00+08:00")));
        assertTrue(EDITION.isOpen(Samples.at("2023-09-30T23:59:59+08:00")));
        assertFalse(EDITION.isOpen(Samples.at("2023-10-01T00:00:00+08:00")));
    }

    @Test
    void isOpenByBeijingTimeNotByUtc() {
        assertTrue(EDITION.isOpen(Samples.at("2023-08-20T16:00:00Z")));
        assertFalse(EDITION.isOpen(Samples.at("2023-09-30T16:00:00Z")));
    }

    @Test
    void refusesAWindowThatEndsBeforeItBegins() {
        Instant now = Samples.FILED;
        assertThrows(IllegalArgumentException.class, () -> new Edition.Window(now, now));
    }

    @Test
    void isDueAfterTheLevelsDays() {
        assertEquals(
                Samples.at("2023-09-04T09:00:00+08:00"),
                EDITION.dueAt(Level.PROVINCE, Samples.FILED, Samples.at("2023-09-17T09:00:00+08:00")));
    }

    @Test
    void isDueADayBeforeTheActivityBeginsWhenThatIsSooner() {
        assertEquals(
                Samples.at("2023-09-02T10:00:00+08:00"),
                EDITION.dueAt(Level.NATION, Samples.FILED, Samples.at("2023-09-03T10:00:00+08:00")));
    }

    @Test
    void isNeverDueBeforeItArrived() {
        assertEquals(
                Samples.FILED, EDITION.dueAt(Level.NATION, Samples.FILED, Samples.at("2023-09-01T18:00:00+08:00")));
        assertEquals(
                Samples.FILED, EDITION.dueAt(Level.NATION, Samples.FILED, Samples.at("2023-08-21T18:00:00+08:00")));
    }

    @Test
    void aRoundClosesAtTheHardEndOrAFortnightAfterItBeganLater() {
        assertEquals(EDITION.reviewUntil(), EDITION.closesAt(Samples.FILED));
        Instant earlier = Samples.at("2021-01-01T00:00:00+08:00");
        assertEquals(earlier.plus(Edition.LONGEST), EDITION.closesAt(earlier), "an execution lives for a year");
        assertEquals(
                Samples.at("2024-01-14T00:00:00+08:00"), EDITION.closesAt(Samples.at("2023-12-31T00:00:00+08:00")));
    }

    @Test
    void takesActivitiesThatBeginOnItsDates() {
        assertFalse(EDITION.takesPlaceWithin(Samples.at("2023-07-31T23:59:59+08:00")));
        assertTrue(EDITION.takesPlaceWithin(Samples.at("2023-08-01T00:00:00+08:00")));
        assertTrue(EDITION.takesPlaceWithin(Samples.at("2023-12-31T23:59:59+08:00")));
        assertFalse(EDITION.takesPlaceWithin(Samples.at("2024-01-01T00:00:00+08:00")));
    }

    @Test
    void knowsTheLevelsOfTheCategoriesItTakes() {
        assertEquals(Optional.of(List.of(Level.NATION)), EDITION.levels(Category.MINISTRY));
        assertEquals(Optional.empty(), EDITION.levels(Category.OTHER));
    }
}
