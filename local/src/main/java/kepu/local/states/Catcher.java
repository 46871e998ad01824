package kepu.local.states;

import java.util.Set;

/** Where some failures lead when no retrier takes them. */
record Catcher(ErrorNames errors, Exit exit) {
    static Catcher at(Place place, boolean isLast) {
        place.onlyHas(Set.of("ErrorEquals", "Next", "Output", "Assign", "Comment"));
        return new Catcher(ErrorNames.at(place, isLast), Exit.to("Next", place));
    }
}
