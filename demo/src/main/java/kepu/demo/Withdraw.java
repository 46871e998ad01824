package kepu.demo;

/** Takes it back while it is under review. */
record Withdraw() implements Step {
    @Override
    public String take(Activity activity) {
        activity.withdraw().expect(200);
        return "填报人撤回";
    }
}
