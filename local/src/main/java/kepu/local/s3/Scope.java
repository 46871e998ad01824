package kepu.local.s3;

import java.util.Optional;

/** The credential of a signature: who signed, and for which day, region and service. */
record Scope(String accessKey, String day, String region, String service) {
    /** Reads {@code AK/20231001/cn-north-1/s3/aws4_request}; empty for anything else or another service. */
    static Optional<Scope> parse(String credential) {
        String[] parts = credential.split("/", -1);
        boolean wellFormed = parts.length == 5
                && parts[1].matches("\\d{8}")
                && parts[3].equals("s3")
                && parts[4].equals("aws4_request");
        return wellFormed ? Optional.of(new Scope(parts[0], parts[1], parts[2], parts[3])) : Optional.empty();
    }

    @Override
    public String toString() {
        return day + "/" + region + "/" + service + "/aws4_request";
    }
}
