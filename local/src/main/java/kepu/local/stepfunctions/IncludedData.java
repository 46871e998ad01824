package kepu.local.stepfunctions;

/** How much an answer is to show. */
enum IncludedData {
    ALL_DATA,
    METADATA_ONLY;

    static IncludedData askedBy(Request request) {
        return request.oneOf("includedData", IncludedData.class).orElse(ALL_DATA);
    }
}
