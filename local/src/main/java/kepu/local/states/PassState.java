package kepu.local.states;

import java.util.stream.Stream;

/** Goes on at once. */
record PassState(String name, Exit exit) implements State {
    static PassState at(String name, Place place) {
        place.onlyHas(Fields.with("Next", "End", "Output", "Assign"));
        return new PassState(name, Exit.ofState(place));
    }

    @Override
    public String type() {
        return "Pass";
    }

    @Override
    public void enter(Scope scope, Course course) {
        course.move(exit.take(scope, scope.input()));
    }

    @Override
    public Stream<Successor> successors() {
        return exit.successors();
    }
}
