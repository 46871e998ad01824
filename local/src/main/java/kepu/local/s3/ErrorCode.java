package kepu.local.s3;

/** The errors of S3 that this endpoint gives, with AWS's code, status and usual message. */
enum ErrorCode {
    ACCESS_DENIED("AccessDenied", 403, "Access Denied"),
    ACCESS_FORBIDDEN("AccessForbidden", 403, "CORSResponse: This CORS request is not allowed."),
    AUTHORIZATION_HEADER_MALFORMED(
            "AuthorizationHeaderMalformed", 400, "The authorization header that you provided is not valid."),
    AUTHORIZATION_QUERY_PARAMETERS_ERROR(
            "AuthorizationQueryParametersError", 400, "The query parameters that carry the signature are not valid."),
    BAD_DIGEST("BadDigest", 400, "The checksum or Content-MD5 you specified did not match what we received."),
    BAD_REQUEST("BadRequest", 400, "Insufficient information. Origin request header needed."),
    BUCKET_ALREADY_OWNED("BucketAlreadyOwnedByYou", 409, "The bucket exists already."),
    ENTITY_TOO_LARGE("EntityTooLarge", 400, "Your proposed upload exceeds the maximum allowed size."),
    ENTITY_TOO_SMALL("EntityTooSmall", 400, "Your proposed upload is smaller than the minimum allowed size."),
    INCOMPLETE_BODY(
            "IncompleteBody", 400, "You did not provide the number of bytes specified by the Content-Length header."),
    INTERNAL_ERROR("InternalError", 500, "We encountered an internal error. Please try again."),
    INVALID_ACCESS_KEY_ID(
            "InvalidAccessKeyId", 403, "The AWS Access Key Id you provided does not exist in our records."),
    INVALID_ARGUMENT("InvalidArgument", 400, "Invalid Argument"),
    INVALID_CHUNK("InvalidChunkSizeError", 400, "The chunked body is not framed as it must be."),
    INVALID_DIGEST("InvalidDigest", 400, "The Content-MD5 or checksum value that you specified is not valid."),
    INVALID_PART(
            "InvalidPart",
            400,
            "One or more of the specified parts could not be found, or its entity tag does not match."),
    INVALID_PART_ORDER("InvalidPartOrder", 400, "The list of parts was not in ascending order."),
    INVALID_POLICY_DOCUMENT(
            "InvalidPolicyDocument", 400, "The content of the form does not meet what the policy document specifies."),
    INVALID_RANGE("InvalidRange", 416, "The requested range is not satisfiable"),
    INVALID_REQUEST("InvalidRequest", 400, "Invalid Request"),
    INVALID_URI("InvalidURI", 400, "Couldn't parse the specified URI."),
    KEY_TOO_LONG("KeyTooLongError", 400, "Your key is too long"),
    MALFORMED_POST("MalformedPOSTRequest", 400, "The body of your POST request is not well-formed."),
    MALFORMED_XML("MalformedXML", 400, "The XML you provided was not well-formed."),
    METADATA_TOO_LARGE("MetadataTooLarge", 400, "Your metadata headers exceed the maximum allowed metadata size"),
    METHOD_NOT_ALLOWED("MethodNotAllowed", 405, "The specified method is not allowed against this resource."),
    MISSING_CONTENT_LENGTH("MissingContentLength", 411, "You must provide the Content-Length HTTP header."),
    NOT_IMPLEMENTED("NotImplemented", 501, "The local S3 endpoint does not implement this."),
    NOT_MODIFIED("NotModified", 304, "Not Modified"),
    NO_SUCH_BUCKET("NoSuchBucket", 404, "The specified bucket does not exist"),
    NO_SUCH_KEY("NoSuchKey", 404, "The specified key does not exist."),
    NO_SUCH_UPLOAD("NoSuchUpload", 404, "The specified multipart upload does not exist."),
    PRECONDITION_FAILED("PreconditionFailed", 412, "At least one of the preconditions you specified did not hold"),
    PRE_DATA_TOO_LONG(
            "MaxPostPreDataLengthExceeded", 400, "Your POST request fields preceding the upload file were too large."),
    REQUEST_TIME_TOO_SKEWED(
            "RequestTimeTooSkewed", 403, "The difference between the request time and the current time is too large."),
    SHA256_MISMATCH(
            "XAmzContentSHA256Mismatch",
            400,
            "The provided 'x-amz-content-sha256' header does not match what was computed."),
    SIGNATURE_DOES_NOT_MATCH(
            "SignatureDoesNotMatch",
            403,
            "The request signature we calculated does not match the signature you provided. Check your key and signing"
                    + " method.");

    final String code;
    final int status;
    final String message;

    ErrorCode(String code, int status, String message) {
        this.code = code;
        this.status = status;
        this.message = message;
    }

    Fault fault() {
        return fault(message);
    }

    Fault fault(String saying) {
        return new Fault(this, saying);
    }
}
