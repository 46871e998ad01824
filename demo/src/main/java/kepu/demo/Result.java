package kepu.demo;

/** What became of one activity of the fixture, beside what must. @param trouble what kept it from going on; empty if nothing */
record Result(Planned planned, Outcome actual, String trouble) {
    boolean asExpected() {
        return trouble.isEmpty() && actual.equals(planned.expected());
    }
}
