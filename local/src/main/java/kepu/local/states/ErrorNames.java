package kepu.local.states;

import java.util.ArrayList;
import java.util.List;

/** An {@code ErrorEquals}: the failures a retrier or a catcher is for. */
record ErrorNames(List<String> names) {
    ErrorNames {
        names = List.copyOf(names);
    }

    /** @param isLast whether it stands in the last of its siblings: {@code States.ALL} may stand nowhere else */
    static ErrorNames at(Place place, boolean isLast) {
        List<String> names = new ArrayList<>();
        for (Place name : place.elements("ErrorEquals")) {
            if (!name.node().isTextual() || name.node().textValue().isEmpty()) {
                name.refuse("must be the name of an error");
            } else {
                names.add(name.node().textValue());
            }
        }
        if (names.contains(Failure.ALL) && (names.size() > 1 || !isLast)) {
            place.at("ErrorEquals").refuse(Failure.ALL + " must stand alone and last");
        }
        return new ErrorNames(names);
    }

    boolean include(Failure failure) {
        return names.stream().anyMatch(failure::isNamedBy);
    }
}
