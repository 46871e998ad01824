package kepu.local.states;

import java.util.Optional;
import java.util.stream.Stream;

/** Ends the execution well. */
record SucceedState(String name, Optional<Template> output) implements State {
    static SucceedState at(String name, Place place) {
        place.onlyHas(Fields.with("Output"));
        return new SucceedState(name, place.optionalTemplate("Output"));
    }

    @Override
    public String type() {
        return "Succeed";
    }

    @Override
    public void enter(Scope scope, Course course) {
        course.succeed(Limits.checked(output.isPresent() ? output.get().fill(scope) : scope.input(), "Output"));
    }

    @Override
    public Stream<Successor> successors() {
        return Stream.empty();
    }
}
