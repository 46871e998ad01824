package kepu.local.states;

import java.util.stream.Stream;

/** Ends the execution well. */
record SucceedState(String name, Output output) implements State {
    static SucceedState at(String name, Place place) {
        place.onlyHas(Fields.with("Output"));
        return new SucceedState(name, Output.at(place));
    }

    @Override
    public String type() {
        return "Succeed";
    }

    @Override
    public void enter(Scope scope, Course course) {
        course.succeed(output.of(scope, scope.input()));
    }

    @Override
    public Stream<Successor> successors() {
        return Stream.empty();
    }
}
